import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { serviceCharts } from '../../src/charts/charts.js';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { checkout } from '../../src/paths.js';
import { containerOf, ofKind, one, specOf, workload } from './objects.js';
import { pathOf } from './variants.js';

interface Hpa {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly Metric[];
  readonly behavior: { scaleUp: Scaling; scaleDown: Scaling };
}

interface Scaling {
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly { type: string; value: number; periodSeconds: number }[];
}

interface Metric {
  readonly type: string;
  readonly resource?: { target: { averageUtilization: number } };
  readonly external?: {
    metric: { name: string; selector: { matchLabels: { topic: string; subscription: string } } };
    target: { type: string; averageValue: string };
  };
}

interface Catalogue {
  readonly topics: Record<string, { subscriptions: { name: string; role: string }[] }>;
}

/** What a service is subscribed to, as `topic subscription`. */
function subscriptionsOf(role: string): string[] {
  const catalogue = parse(readFileSync(join(checkout, 'schemas', 'catalogue.yaml'), 'utf8')) as Catalogue;
  return Object.entries(catalogue.topics).flatMap(([topic, { subscriptions }]) =>
    subscriptions.filter((it) => it.role === role).map((it) => `${topic.replace('/', '-')} ${it.name}`),
  );
}

/** At how many thousandths of a core, on average, there is to be another pod. */
function cpuOfScaling(objects: readonly KubernetesObject[], name: string): number {
  const { requests } = containerOf(one(objects, 'Deployment', name)).resources;
  const { metrics } = specOf(one(objects, 'HorizontalPodAutoscaler', name)) as Hpa;
  const percent = metrics.find((it) => it.type === 'Resource')?.resource?.target.averageUtilization ?? 0;
  return (Number.parseInt(requests['cpu'] ?? '', 10) * percent) / 100;
}

const backlogs = (hpa: Hpa) =>
  hpa.metrics.flatMap(({ external }) => (external === undefined ? [] : [external]));

describe('autoscaling', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];
  const hpaOf = (name: string) => specOf(one(all, 'HorizontalPodAutoscaler', name)) as Hpa;

  before(async () => {
    all = await render('propalpes');
  });

  for (const name of serviceCharts) {
    it(`looks at the backlog of everything that ${name} is subscribed to`, () => {
      const watched = backlogs(hpaOf(name)).map(({ metric }) => {
        expect(metric.name).to.equal('pulsar_subscription_backlog');
        return `${metric.selector.matchLabels.topic} ${metric.selector.matchLabels.subscription}`;
      });
      expect(watched).to.have.members(subscriptionsOf(name));
    });
  }

  it('names topics as the objects that declare them', () => {
    const declared = ofKind(all, 'PulsarTopic').map((it) => it.metadata.name);
    const watched = serviceCharts.flatMap((name) =>
      backlogs(hpaOf(name)).map(({ metric }) => metric.selector.matchLabels.topic),
    );
    expect(declared).to.include.members(watched);
  });

  it('shares a backlog between the pods: an average per pod', () => {
    for (const { target } of backlogs(hpaOf('auditoria')))
      expect(target).to.deep.equal({ type: 'AverageValue', averageValue: '500' });
  });

  it('looks at the CPU of everyone', () => {
    for (const name of serviceCharts)
      expect(
        hpaOf(name).metrics.filter((it) => it.type === 'Resource'),
        name,
      ).to.have.lengthOf(1);
  });

  for (const file of ['values-bare.yaml', 'values-kind.yaml']) {
    it(`acts at the CPU at which it does elsewhere, whatever ${file} requests`, async () => {
      const objects = await render('propalpes', { files: [pathOf('propalpes', file)] });
      for (const name of serviceCharts)
        expect(cpuOfScaling(objects, name), name).to.equal(cpuOfScaling(all, name));
    });
  }

  it('may go from one pod to the most of them in one step, at once', () => {
    const { maxReplicas, behavior } = hpaOf('companias');
    expect(behavior.scaleUp.stabilizationWindowSeconds).to.equal(0);
    const pods = behavior.scaleUp.policies.filter((it) => it.type === 'Pods');
    expect(Math.max(...pods.map((it) => 1 + it.value))).to.be.at.least(maxReplicas);
  });

  it('takes pods away one by one, and only after five calm minutes', () => {
    expect(hpaOf('companias').behavior.scaleDown).to.deep.include({
      stabilizationWindowSeconds: 300,
      policies: [{ type: 'Pods', value: 1, periodSeconds: 30 }],
    });
  });

  it('leaves the number of pods to the HPA, so that an upgrade does not reset it', () => {
    expect(workload(one(all, 'Deployment', 'companias')).replicas).to.equal(undefined);
  });

  it('can be turned off, and then the number of pods is fixed', async () => {
    const objects = await render('companias', { set: { replicas: 2, 'autoscaling.enabled': false } });
    expect(ofKind(objects, 'HorizontalPodAutoscaler')).to.deep.equal([]);
    expect(workload(one(objects, 'Deployment', 'companias')).replicas).to.equal(2);
  });
});
