import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'propalpes-stack-';

/** An empty directory that carries our pid, so that a later run can tell that it was left behind. */
export async function throwawayDirectory(): Promise<string> {
  await removeLeftovers();
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = leftoverPid(name);
    if (pid !== undefined && !isRunning(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

export function leftoverPid(name: string): number | undefined {
  const found = new RegExp(`^${prefix}(\\d+)-`).exec(name);
  return found === null ? undefined : Number(found[1]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
