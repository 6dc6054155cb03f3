import { Fault } from '../process/fault.js';
import { tool } from '../setup/tool.js';
import { isRunning, readRun } from './run-record.js';
import { type StatePaths, statePaths } from './settings.js';

const withinMs = 5 * 60_000;

/** Runs a command within the namespaces of the node and resolves with all it printed. Rejects with a Fault when no cluster runs. */
export async function inside(command: readonly string[], state: StatePaths = statePaths()): Promise<string> {
  const run = await readRun(state);
  if (run === undefined || !(await isRunning(run)))
    throw new Fault('No one-node cluster runs: start it with "node local/dist/src/cluster.js up".');
  const args = ['--target', String(run.pid), '--mount', '--net', '--pid', '--', ...command];
  return tool('nsenter', args, { timeout: withinMs });
}
