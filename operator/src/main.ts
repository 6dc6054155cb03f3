import { ConfigError } from '@propalpes/seedwork/runtime/config';

import { applyCommand } from './commands/apply.js';
import { backlogMetricsCommand } from './commands/backlog-metrics.js';
import { crdsCommand } from './commands/crds.js';
import { runCommand } from './commands/run.js';
import { ManifestError } from './kinds/manifests.js';

const usage = 'usage: main.js run | backlog-metrics | apply <directory> | crds';
const exit = { usage: 64, config: 78 } as const;

/** Commands that serve until a signal have no exit code of their own. */
async function main([command, ...args]: readonly string[]): Promise<number | undefined> {
  const [directory] = args;
  switch (`${command ?? ''} ${args.length}`) {
    case 'run 0':
      await runCommand();
      return undefined;
    case 'backlog-metrics 0':
      await backlogMetricsCommand();
      return undefined;
    case 'crds 0':
      return crdsCommand();
    case 'apply 1':
      return applyCommand(directory ?? '');
    default:
      console.error(usage);
      return exit.usage;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ManifestError)) throw error;
  console.error(error.message);
  process.exitCode = exit.config;
}
