import { Health } from '@propalpes/seedwork/http/health';
import { startManagement } from '@propalpes/seedwork/http/management';
import { readConfig } from '@propalpes/seedwork/runtime/config';
import { runService } from '@propalpes/seedwork/runtime/lifecycle';

import { runSettings } from '../config.js';
import { createController } from '../controller/create.js';
import { connectKubernetes, loadKubeConfig } from '../kubernetes/api-client.js';
import { connectPulsar } from '../pulsar/connect.js';

const graceMs = 25_000;
/** Of one worker. With fewer, those whose answers never come would keep the others from asking. */
const REQUESTS_AT_ONCE = 2;
/** Much less than a resync: hundreds of topics ask for their namespace within one. */
const shareNamespaceMs = 1_000;

/** Keeps Pulsar as the objects in Kubernetes say, until SIGTERM. */
export async function runCommand(): Promise<void> {
  await runService(
    'operator',
    async ({ log, signal, onStop }) => {
      const config = readConfig(runSettings);
      const kubernetes = connectKubernetes(loadKubeConfig(), config.KUBERNETES_TIMEOUT);
      onStop('connections', () => {
        kubernetes.close();
      });
      const controller = createController({
        kubernetes,
        admin: connectPulsar(config, {
          concurrency: REQUESTS_AT_ONCE * config.CONCURRENCY,
          shareNamespaceMs,
        }),
        namespace: config.WATCH_NAMESPACE,
        grants: config.PULSAR_AUTHORIZATION === 'on',
        resyncMs: config.RESYNC,
        concurrency: config.CONCURRENCY,
        log,
      });
      const health = new Health()
        .check('kubernetes', () => controller.listed)
        .checkAlive('loop', () => controller.turning);
      const management = await startManagement({
        port: config.MANAGEMENT_PORT,
        host: config.HOST,
        log,
        health,
      });
      onStop('management', management.close);
      const running = controller.run(signal);
      onStop('loop', () => running);
    },
    { graceMs },
  );
}
