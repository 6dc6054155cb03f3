import { gates } from './gates/gates.js';
import { runGates } from './gates/run-gates.js';
import { runMain } from './process/run-main.js';

// A gate dies with our exit, which the end by a signal alone would not be.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** `make test`, and so CI: every gate, then one line with the sum. */
await runMain(async () => {
  const { passed, failed } = await runGates(gates, console.log);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
