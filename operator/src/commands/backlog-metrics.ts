import { Health } from '@propalpes/seedwork/http/health';
import { startManagement } from '@propalpes/seedwork/http/management';
import { readConfig } from '@propalpes/seedwork/runtime/config';
import { runService } from '@propalpes/seedwork/runtime/lifecycle';
import { register } from 'prom-client';

import { pulsarBacklogs } from '../backlog-metrics/pulsar-backlogs.js';
import { serveBacklogMetrics } from '../backlog-metrics/serve.js';
import { backlogMetricsSettings } from '../config.js';
import { connectKubernetes, loadKubeConfig } from '../kubernetes/api-client.js';
import { declaredTopics } from '../kubernetes/declared-topics.js';
import { requestHeaderAuthority } from '../kubernetes/request-header-authority.js';
import { connectPulsar } from '../pulsar/connect.js';

/** Serves backlogs to HPAs, until SIGTERM. */
export async function backlogMetricsCommand(): Promise<void> {
  await runService('backlog-metrics', async ({ log, onStop }) => {
    const config = readConfig(backlogMetricsSettings);
    const kubernetes = connectKubernetes(loadKubeConfig(), config.KUBERNETES_TIMEOUT);
    onStop('connections', () => {
      kubernetes.close();
    });
    const metrics = await serveBacklogMetrics({
      topics: declaredTopics(kubernetes),
      backlogs: pulsarBacklogs(connectPulsar(config)),
      authority: requestHeaderAuthority(kubernetes),
      certFile: config.TLS_CERT_FILE,
      keyFile: config.TLS_KEY_FILE,
      port: config.PORT,
      host: config.HOST,
      registry: register,
      log,
      limits: { intervalMs: config.CACHE },
    });
    onStop('metrics API', () => metrics.close());
    const health = new Health().check('metrics API', () => metrics.ready());
    const management = await startManagement({
      port: config.MANAGEMENT_PORT,
      host: config.HOST,
      log,
      health,
    });
    onStop('management', management.close);
  });
}
