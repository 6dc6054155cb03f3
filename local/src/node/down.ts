import { rm, rmdir } from 'node:fs/promises';
import { type Say, step } from '../process/progress.js';
import { until } from '../process/until.js';
import { removeCgroups, requireCgroups } from './cgroups.js';
import { isRunning, readRun, type RunRecord } from './run-record.js';
import { type StatePaths, statePaths } from './settings.js';

/** Ends the cluster of this checkout, if there is one, and leaves nothing of it on the machine, its data included. */
export async function down(say: Say, state: StatePaths = statePaths()): Promise<void> {
  await step(say, 'Taking the one-node cluster away', async () => {
    await endNode(state);
    await rm(state.directory, { recursive: true, force: true });
  });
}

/** Ends all its processes, and what they changed on the machine. Data and logs stay. */
export async function endNode(state: StatePaths): Promise<void> {
  const run = await readRun(state);
  // the control groups may be those of another checkout
  if (run === undefined) return;
  await endProcesses(run);
  await removeCgroups(await requireCgroups());
  for (const directory of run.made) await removeIfEmpty(directory);
  for (const file of [state.started, state.run]) await rm(file, { force: true });
}

/** When the first process of a process namespace ends, the kernel ends all others; the rest of the namespaces goes with the last. */
async function endProcesses(run: RunRecord): Promise<void> {
  if (!(await isRunning(run))) return;
  process.kill(run.pid, 'SIGKILL');
  await until(async () => !(await isRunning(run)), { what: 'The end of the node', withinMs: 30_000 });
}

/** One that an earlier attempt removed is gone, and one in which something else lies by now stays. */
async function removeIfEmpty(directory: string): Promise<void> {
  try {
    await rmdir(directory);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
