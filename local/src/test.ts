import { gates } from './gates/gates.js';
import { runGates } from './gates/run-gates.js';
import { runMain } from './process/run-main.js';

/** `make test`, and so CI: every gate, then one line with the sum. */
await runMain(async () => {
  const { passed, failed } = await runGates(gates, console.log);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
