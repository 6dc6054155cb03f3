import { ManagedProcess } from '../process/managed-process.js';
import { until } from '../process/until.js';
import { logFile } from '../supervisor/log-file.js';
import type { StatePaths } from './settings.js';

interface NodeProcess {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Whether it serves; one that nobody asks anything is ready at once. */
  readonly ready?: (signal: AbortSignal) => Promise<boolean>;
}

const readyWithinMs = 90_000;

/** A process of the node with a log of its own. */
export async function nodeProcess(
  state: StatePaths,
  { name, command, args, ready }: NodeProcess,
): Promise<ManagedProcess> {
  return new ManagedProcess({
    name,
    command,
    args,
    ready: async (signal) => {
      if (ready === undefined) return;
      await until(ready, { what: `The readiness of ${name}`, withinMs: readyWithinMs, signal });
    },
    graceMs: 5_000,
    line: await logFile(state.log(name)),
  });
}
