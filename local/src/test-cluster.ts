import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterGates } from './gates/cluster-gates.js';
import { runGates } from './gates/run-gates.js';
import { chooseTarget } from './on-kubernetes/choose-target.js';
import { runMain } from './process/run-main.js';

const state = await mkdtemp(join(tmpdir(), 'propalpes-cluster-'));
process.env['STATE_DIRECTORY'] = state;

async function takeAway(): Promise<void> {
  await (await chooseTarget()).down(console.log);
  await rm(state, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
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
