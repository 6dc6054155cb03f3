import { expect } from 'chai';
import type { ApplicationChart } from '../../src/charts/charts.js';
import { render } from '../../src/charts/render.js';
import { one, podOf, workloads } from './objects.js';

/** Also of the one pod that is nobody's unless it is asked for. */
const everyPod = { 'global.metrics.smallPrometheus': true };

const placement = {
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ key: 'dedicated', operator: 'Exists' }],
  affinity: { nodeAffinity: {} },
  priorityClassName: 'important',
};

describe('where pods run', function () {
  this.timeout(60_000);

  for (const chart of ['companias', 'operator', 'platform', 'observability'] satisfies ApplicationChart[]) {
    it(`is said once for every pod of ${chart}`, async () => {
      const pods = workloads(await render(chart, { set: { ...everyPod, ...placement } })).map(podOf);
      expect(pods).not.to.have.lengthOf(0);
      for (const pod of pods) expect(pod).to.deep.include(placement);
    });
  }

  it('is anywhere unless something is said', async () => {
    for (const object of workloads(await render('propalpes')))
      expect(podOf(object), object.metadata.name).not.to.have.any.keys(Object.keys(placement));
  });

  for (const [chart, name] of [
    ['companias', 'companias'],
    ['operator', 'operator'],
    ['operator', 'backlog-metrics'],
  ] as const) {
    it(`is with an identity that a cloud gives to the account of ${name}`, async () => {
      const annotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/one' };
      const objects = await render(chart, { set: { 'serviceAccount.annotations': annotations } });
      expect(one(objects, 'ServiceAccount', name).metadata.annotations).to.deep.equal(annotations);
    });
  }

  it('is as a user of the cluster’s choice where it is left that', async () => {
    for (const object of workloads(await render('propalpes', { set: { 'global.runAs': '' } })))
      expect(podOf(object), object.metadata.name)
        .to.have.property('securityContext')
        .that.includes({ runAsNonRoot: true })
        .and.not.has.any.keys('runAsUser', 'runAsGroup', 'fsGroup');
  });

  it('is as a user with a great number, which is written as it is', async () => {
    const objects = await render('companias', { set: { 'global.runAs': 1_000_650_000 } });
    expect(podOf(one(objects, 'Deployment', 'companias'))).to.have.nested.property(
      'securityContext.fsGroup',
      1_000_650_000,
    );
  });
});
