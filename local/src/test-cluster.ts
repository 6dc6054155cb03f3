import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { clusterGates } from './gates/cluster-gates.js';
import { endGates } from './gates/run-bounded.js';
import { runGates } from './gates/run-gates.js';
import { down } from './node/down.js';
import { checkout, stateDirectory } from './paths.js';
import { runMain } from './process/run-main.js';

/** Where what the load scenarios tell is to be found afterwards: without it nobody learns why one did not hold. */
const kept = join(stateDirectory(), 'test-cluster');
const state = await mkdtemp(join(tmpdir(), 'propalpes-cluster-'));
// one of our own: what is tried destroys, and is looked at from within the node
Object.assign(process.env, { STATE_DIRECTORY: state, CONTEXT: 'bare' });

let gone: Promise<void> | undefined;

/** Once: gates that a signal ends come to their end, too. */
const takeAway = (): Promise<void> => (gone ??= takeAllAway());

async function takeAllAway(): Promise<void> {
  await down(console.log);
  await keepReports();
  await rm(state, { recursive: true, force: true });
}

async function keepReports(): Promise<void> {
  const reports = join(state, 'load-tests', 'reports');
  if (!existsSync(reports)) return;
  await rm(kept, { recursive: true, force: true });
  await cp(reports, join(kept, 'reports'), { recursive: true });
  console.log(`The reports of the load scenarios: ${relative(checkout, kept)}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endGates();
    void takeAway().finally(() => process.exit(1));
  });
}

/** `make test-cluster`: a cluster of its own, everything that must hold on it, and one line with the sum. */
await runMain(async () => {
  try {
    const { passed, failed } = await runGates(clusterGates, console.log);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await takeAway();
  }
});
