import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterGates } from './gates/cluster-gates.js';
import { endGates } from './gates/run-bounded.js';
import { runGates } from './gates/run-gates.js';
import { down } from './node/down.js';
import { runMain } from './process/run-main.js';

const state = await mkdtemp(join(tmpdir(), 'propalpes-cluster-'));
// one of our own: what is tried destroys, and is looked at from within the node
Object.assign(process.env, { STATE_DIRECTORY: state, CONTEXT: 'bare' });

async function takeAway(): Promise<void> {
  await down(console.log);
  await rm(state, { recursive: true, force: true });
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
