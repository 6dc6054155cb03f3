import { runMain } from './process/run-main.js';
import { ensureHelm } from './setup/helm.js';
import { ensureKubernetes } from './setup/kubernetes.js';
import { setup } from './setup/setup.js';

/** What `make run` needs and, beside it because it takes longest, what the tests alone need. When one fails, the other is still made. */
await runMain(async () => {
  // one after the other: each build takes every core and gigabytes
  const built = ensureKubernetes(console.log).finally(() => ensureHelm(console.log));
  await Promise.all([setup(console.log), built]);
  console.log('Everything is set up for tests.');
  return 0;
});
