import { runMain } from './process/run-main.js';
import { ensureKubernetes } from './setup/kubernetes.js';
import { setup } from './setup/setup.js';

/** What `make run` needs and, beside it because it takes longest, what the tests alone need. When one fails, the other is still made. */
await runMain(async () => {
  await Promise.all([setup(console.log), ensureKubernetes(console.log)]);
  console.log('Everything is set up for tests.');
  return 0;
});
