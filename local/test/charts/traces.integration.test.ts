import { expect } from 'chai';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { services } from '../../src/supervisor/services.js';
import { edges } from './network.js';
import { one } from './objects.js';

const otlpUrl = 'http://collector.monitoring:4318/v1/traces';
const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };

const settingsOf = (objects: readonly KubernetesObject[], name: string) =>
  one(objects, 'ConfigMap', name)['data'] as Record<string, string>;

describe('where services send traces', function () {
  this.timeout(60_000);

  it('is nowhere unless a collector is named', async () => {
    const objects = await render('propalpes');
    for (const { name } of services) {
      expect(settingsOf(objects, name)).to.not.have.any.keys('TRACES_OTLP_URL', 'TRACES_SAMPLING');
      expect(edges(objects, name).filter((edge) => edge.endsWith('4318'))).to.deep.equal([]);
    }
  });

  it('is told to every service', async () => {
    const objects = await render('propalpes', { set: { 'global.traces': { otlpUrl, sampling: 0.25 } } });
    for (const { name } of services)
      expect(settingsOf(objects, name)).to.include({ TRACES_OTLP_URL: otlpUrl, TRACES_SAMPLING: '0.25' });
  });

  it('is as often as the services would by themselves unless it is said', async () => {
    const objects = await render('propalpes', { set: { 'global.traces.otlpUrl': otlpUrl } });
    expect(settingsOf(objects, 'auditoria')).to.include({ TRACES_SAMPLING: '0.1' });
  });

  it('is open to services alone, for the peers and ports that are named', async () => {
    const collector = { to: [monitoring], ports: [4318] };
    const set = { 'global.traces.otlpUrl': otlpUrl, 'global.networkPolicy.collector': collector };
    const objects = await render('propalpes', { set });
    const edge = '→ kubernetes.io/metadata.name=monitoring 4318';
    for (const { name } of services) expect(edges(objects, name)).to.include(edge);
    for (const name of ['operator', 'mongodb', 'pulsar']) expect(edges(objects, name)).to.not.include(edge);
  });
});
