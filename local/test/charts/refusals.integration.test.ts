import { expect } from 'chai';
import type { ApplicationChart } from '../../src/charts/charts.js';
import { render } from '../../src/charts/render.js';

/** What Helm says to one wrong value. */
async function refusal(chart: ApplicationChart, path: string, value: unknown): Promise<string> {
  const rendered = render(chart, { set: { [path]: value } });
  return rendered.then(
    () => 'nothing',
    (error: unknown) => (error as { stderr?: string }).stderr ?? String(error),
  );
}

describe('a wrong value', function () {
  this.timeout(60_000);

  const wrong: readonly [ApplicationChart, string, unknown, string][] = [
    ['companias', 'autoscaling.maxReplicas', 0, '/autoscaling/maxReplicas'],
    ['companias', 'autoscaling.maxReplica', 4, 'maxReplica'],
    ['companias', 'autoscaling.minReplicas', 5, 'minReplicas must not be more than maxReplicas, which is 4'],
    ['companias', 'ingress.peers', [{ namespace: 'gateway' }], '/ingress/peers/0'],
    ['companias', 'ports.http', 70_000, '/ports/http'],
    ['companias', 'settings.lanes', 64, 'lanes'],
    ['companias', 'settings.LANE', 8, 'LANE'],
    ['companias', 'settings.LANES', 0, '/settings/LANES'],
    ['companias', 'settings.REVIEW_AFTER_MS', 1_000, 'REVIEW_AFTER_MS'],
    ['companias', 'settings.MONGODB_URI', 'mongodb://me:secret@db', '/settings/MONGODB_URI'],
    ['companias', 'settings.PORT', 5_001, 'PORT'],
    ['auditoria', 'settings.REVIEW_AFTER_MS', -1, '/settings/REVIEW_AFTER_MS'],
    ['bff-web', 'settings.NODE_ENV', 'staging', '/settings/NODE_ENV'],
    ['propalpes', 'geograficos.settings.TRACES_SAMPLING', 2, '/settings/TRACES_SAMPLING'],
    ['companias', 'resources.requests.memory', '160', '/resources/requests/memory'],
    ['companias', 'resources.limits.cpu', 'much', '/resources/limits/cpu'],
    ['companias', 'spread.zone', 'Never', '/spread/zone'],
    ['operator', 'watchAllNamespaces', 'yes', '/watchAllNamespaces'],
    ['operator', 'settings.PULSAR_TOKEN', 'secret', 'PULSAR_TOKEN'],
    ['operator', 'settings.PULSAR_AUTHORIZATION', true, '/settings/PULSAR_AUTHORIZATION'],
    ['operator', 'settings.RESYNC', 0, '/settings/RESYNC'],
    ['operator', 'backlogMetrics.settings.PULSAR_TOKEN', 'secret', 'PULSAR_TOKEN'],
    ['operator', 'service.image', 'propalpes/operator', '/service'],
    ['operator', 'backlogMetrics.certificate.source', 'none', '/backlogMetrics/certificate/source'],
    ['operator', 'backlogMetrics.certificate.source', 'cert-manager', 'issuerRef.name must name the issuer'],
    ['operator', 'tenantPolicy.enabled', true, 'tenantPolicy.tenants names no tenant of propalpes'],
    ['propalpes', 'global.pulsar.tokenSecret', 'Tokens', '/global/pulsar/tokenSecret'],
    ['messaging', 'partitions.comandos-compania', 0, '/partitions/comandos-compania'],
    ['messaging', 'partitions.eventos-compania', 65, '/partitions/eventos-compania'],
    ['messaging', 'partitions.comandos-companias', 2, 'comandos-companias, which is no topic'],
    ['platform', 'mongodb.storage.size', 'much', '/mongodb/storage/size'],
    ['observability', 'dashboards', true, 'dashboards'],
    ['propalpes', 'compania', {}, 'compania'],
    ['propalpes', 'global.logLevel', 'loud', '/global/logLevel'],
    ['propalpes', 'global.runAs', 0, '/global/runAs'],
    ['propalpes', 'global.pulsar.serviceUrl', 'http://pulsar:8080', '/global/pulsar/serviceUrl'],
    ['propalpes', 'global.traces.otlpUrl', 'collector:4318', '/global/traces/otlpUrl'],
    ['propalpes', 'global.traces.sampling', 10, '/global/traces/sampling'],
    ['propalpes', 'global.mongodb.uri', 'mongodb://me:secret@db', '/global/mongodb/uri'],
    ['propalpes', 'companias.replicas', 'two', '/replicas'],
  ];

  for (const [chart, path, value, named] of wrong) {
    it(`is refused, and named: ${path} of ${chart}`, async () => {
      expect(await refusal(chart, path, value)).to.include(named);
    });
  }
});
