import { expect } from 'chai';
import { render, type KubernetesObject, type RenderOptions } from '../../src/charts/render.js';
import { ofKind, podOf, specOf, workload, workloads } from './objects.js';

/** The programs that have metrics: where. */
const programs: Readonly<Record<string, { port: string; path: string; portName: string }>> = {
  companias: { port: '9000', path: '/metrics', portName: 'management' },
  propiedades: { port: '9001', path: '/metrics', portName: 'management' },
  geograficos: { port: '9002', path: '/metrics', portName: 'management' },
  auditoria: { port: '9003', path: '/metrics', portName: 'management' },
  'bff-web': { port: '9010', path: '/metrics', portName: 'management' },
  operator: { port: '8090', path: '/metrics', portName: 'management' },
  'backlog-metrics': { port: '8090', path: '/metrics', portName: 'management' },
  pulsar: { port: '8080', path: '/metrics/', portName: 'admin' },
};

interface Monitor {
  readonly jobLabel: string;
  readonly selector: { matchLabels: Record<string, string> };
  readonly endpoints?: readonly { port: string; path: string }[];
  readonly podMetricsEndpoints?: readonly { port: string; path: string }[];
}

const found = (discovery: string, more: RenderOptions['set'] = {}) =>
  render('propalpes', { set: { 'global.metrics.discovery': discovery, ...more } });

const annotated = (objects: readonly KubernetesObject[]) =>
  Object.fromEntries(
    workloads(objects)
      .map((it) => [it.metadata.name, workload(it).template.metadata.annotations ?? {}] as const)
      .filter(([, annotations]) => annotations['prometheus.io/scrape'] === 'true')
      .map(([name, annotations]) => [
        name,
        [annotations['prometheus.io/port'], annotations['prometheus.io/path']],
      ]),
  );

describe('how metrics are found', function () {
  this.timeout(60_000);

  it('is by annotations unless something else is said', async () => {
    const objects = await render('propalpes');
    expect(annotated(objects)).to.deep.equal(
      Object.fromEntries(Object.entries(programs).map(([name, { port, path }]) => [name, [port, path]])),
    );
    expect(objects.filter((it) => it.apiVersion.startsWith('monitoring.coreos.com'))).to.deep.equal([]);
  });

  for (const [discovery, kind, endpoints] of [
    ['serviceMonitor', 'ServiceMonitor', 'endpoints'],
    ['podMonitor', 'PodMonitor', 'podMetricsEndpoints'],
  ] as const) {
    it(`is by a ${kind} for each program, and then by nothing else`, async () => {
      const objects = await found(discovery);
      expect(annotated(objects)).to.deep.equal({});
      const monitors = ofKind(objects, kind);
      expect(monitors.map((it) => it.metadata.name)).to.have.members(Object.keys(programs));
      for (const object of monitors) {
        const { portName: port, path } = programs[object.metadata.name]!;
        const { jobLabel, selector, [endpoints]: found = [] } = specOf(object) as Monitor;
        expect(found).to.deep.equal([{ port, path, interval: '15s' }]);
        expect(jobLabel).to.equal('app.kubernetes.io/name');
        expect(selector.matchLabels).to.include({ 'app.kubernetes.io/name': object.metadata.name });
      }
    });
  }

  it('carries the labels by which a prometheus-operator selects', async () => {
    const objects = await found('podMonitor', { 'global.metrics.labels': { release: 'monitoring' } });
    for (const { metadata } of ofKind(objects, 'PodMonitor'))
      expect(metadata.labels).to.include({ release: 'monitoring' });
  });

  it('is by nothing where nobody looks', async () => {
    const objects = await found('none');
    expect(annotated(objects)).to.deep.equal({});
    expect(objects.filter((it) => it.apiVersion.startsWith('monitoring.coreos.com'))).to.deep.equal([]);
  });

  it('names ports that the pods have, with the numbers that annotations tell', async () => {
    for (const object of workloads(await render('propalpes'))) {
      const wanted = programs[object.metadata.name];
      if (wanted === undefined) continue;
      const ports = podOf(object).containers.flatMap((it) => it.ports);
      expect(ports).to.deep.include({ name: wanted.portName, containerPort: Number(wanted.port) });
    }
  });
});
