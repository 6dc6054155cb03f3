import { runMain } from './process/run-main.js';
import { requireGo } from './setup/go.js';
import { ensureKubernetes } from './setup/kubernetes.js';
import { setup } from './setup/setup.js';

/** What `make run` needs and, beside it because it takes longest, what the tests alone need. */
await runMain(async () => {
  await requireGo();
  await Promise.all([setup(console.log), ensureKubernetes(console.log)]);
  console.log('Everything is set up for tests.');
  return 0;
});
