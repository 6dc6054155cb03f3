import { runMain } from './process/run-main.js';
import { ensureHelm } from './setup/helm.js';
import { ensureK6 } from './setup/k6.js';
import { ensureKubeScore } from './setup/kube-score.js';
import { ensureKubernetes } from './setup/kubernetes.js';
import { ensurePrometheus } from './setup/prometheus.js';
import { setup } from './setup/setup.js';

/** What is built with Go, one after the other: each build takes every core and gigabytes. */
async function buildTools(): Promise<void> {
  for (const ensure of [ensureKubeScore, ensurePrometheus, ensureHelm, ensureK6, ensureKubernetes])
    await ensure(console.log);
}

/** What `make run` needs and, beside it because it takes longest, what the tests alone need. When one fails, the other is still made. */
await runMain(async () => {
  await Promise.all([setup(console.log), buildTools()]);
  console.log('Everything is set up for tests.');
  return 0;
});
