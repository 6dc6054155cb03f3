import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkout } from '@propalpes/local/paths';

/** What a copy of the checkout can do without. */
const left = ['.git', '.propalpes', 'node_modules'];

/** Copies the checkout, but for what is installed, to a directory that has nothing else. What was compiled stays so. */
export async function copyCheckout(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const filter = (source: string) => !left.includes(basename(source));
  for (const name of (await readdir(checkout)).filter(filter))
    await cp(join(checkout, name), join(directory, name), {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter,
    });
}
