import { ConfigError } from '@propalpes/seedwork/runtime/config';

import { applyCommand } from './commands/apply.js';
import { crdsCommand } from './commands/crds.js';
import { runCommand } from './commands/run.js';
import { ManifestError } from './kinds/manifests.js';

const usage = 'usage: main.js run | apply <directory> | crds';
const exit = { usage: 64, config: 78 } as const;

async function main([command, ...args]: readonly string[]): Promise<number | undefined> {
  const [directory] = args;
  if (command === 'run' && args.length === 0) {
    await runCommand();
    return undefined;
  }
  if (command === 'crds' && args.length === 0) return crdsCommand();
  if (command === 'apply' && directory !== undefined && args.length === 1) return applyCommand(directory);
  console.error(usage);
  return exit.usage;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ManifestError)) throw error;
  console.error(error.message);
  process.exitCode = exit.config;
}
