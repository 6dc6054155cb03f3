import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { Fault } from '@propalpes/local/process/fault';
import { tool } from '@propalpes/local/setup/tool';
import { copyCheckout } from '../rig/copy-checkout.js';
import { services } from '../rig/services.js';
import { patchOf, type Mutant } from './mutants.js';

const modules = 'node_modules';

/** Where npm links the packages of the checkout itself. */
const own = '@propalpes';

const folders = [...services.map(({ name }) => join('services', name)), 'load-tests'];

/** A copy of the checkout whose code is its own, and what it needs of others is that of the checkout. */
export class CheckoutCopy {
  private constructor(readonly directory: string) {}

  static async create(directory: string): Promise<CheckoutCopy> {
    await copyCheckout(directory);
    await mkdir(join(directory, modules));
    for (const name of await readdir(join(checkout, modules)))
      if (name !== own) await symlink(join(checkout, modules, name), join(directory, modules, name));
    // relative links: in the copy they lead to the copy
    await cp(join(checkout, modules, own), join(directory, modules, own), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const folder of ['services/seedwork', 'schemas', 'local', ...folders]) {
      const installed = join(checkout, folder, modules);
      if (existsSync(installed)) await symlink(installed, join(directory, folder, modules));
    }
    return new CheckoutCopy(directory);
  }

  /** Rejects with a `Fault` that names the patch where it no longer applies. */
  async check(mutant: Mutant): Promise<void> {
    await this.apply(mutant, '--check');
  }

  /** With the patch, until the work is over. */
  async withPatch<T>(mutant: Mutant, work: () => Promise<T>): Promise<T> {
    await this.apply(mutant);
    try {
      return await work();
    } finally {
      await this.apply(mutant, '--reverse');
    }
  }

  /** Compiles what has changed. */
  async compile(): Promise<void> {
    const compiler = join(checkout, modules, '@typescript', 'native', 'bin', 'tsc');
    await tool(process.execPath, [compiler, '-b', ...folders], { cwd: this.directory });
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  /** As if no repository were around it: git leaves files alone that it ignores. */
  private async apply(mutant: Mutant, ...how: string[]): Promise<void> {
    const env = { GIT_CEILING_DIRECTORIES: dirname(this.directory) };
    try {
      await tool('git', ['apply', ...how, patchOf(mutant)], { cwd: this.directory, env });
    } catch (error) {
      throw new Fault(`The patch ${mutant.name} no longer applies: ${(error as Error).message}`);
    }
  }
}
