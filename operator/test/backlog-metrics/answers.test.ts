import { expect } from 'chai';

import { companias, Fixture, metricPath, pulsarTopic } from './fixture.js';
import { createIdentities, type Identities } from './identities.js';

describe('the external metrics API', () => {
  let identities: Identities;
  let api: Fixture;

  before(async () => {
    identities = await createIdentities();
  });

  beforeEach(async () => {
    api = await new Fixture(identities).start();
  });

  afterEach(() => api.stop());

  it('tells the backlog of a subscription as a list of one value', async () => {
    const { status, headers, body } = await api.get(companias);
    const [item] = body['items'] as [{ timestamp: string }];
    expect([status, headers['content-type']]).to.deep.equal([200, 'application/json']);
    expect(body).to.deep.equal({
      kind: 'ExternalMetricValueList',
      apiVersion: 'external.metrics.k8s.io/v1beta1',
      metadata: {},
      items: [
        {
          metricName: 'pulsar_subscription_backlog',
          metricLabels: { topic: 'comandos-compania', subscription: 'companias' },
          timestamp: item.timestamp,
          value: '7',
        },
      ],
    });
    expect(item.timestamp).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.now() - Date.parse(item.timestamp)).to.be.within(0, 5_000);
  });

  it('asks Pulsar by its own name of the topic', async () => {
    await api.get(companias);
    expect(api.asked).to.deep.equal([pulsarTopic]);
  });

  it('asks Pulsar once however many HPAs ask', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => api.get(companias)));
    expect(replies.map((it) => it.status)).to.deep.equal(replies.map(() => 200));
    expect(api.asked).to.have.length(1);
  });

  const group = {
    name: 'external.metrics.k8s.io',
    versions: [{ groupVersion: 'external.metrics.k8s.io/v1beta1', version: 'v1beta1' }],
    preferredVersion: { groupVersion: 'external.metrics.k8s.io/v1beta1', version: 'v1beta1' },
  };
  const documents: Record<string, object> = {
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [group] },
    '/apis/external.metrics.k8s.io': { kind: 'APIGroup', apiVersion: 'v1', ...group },
    '/apis/external.metrics.k8s.io/v1beta1': {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: 'external.metrics.k8s.io/v1beta1',
      resources: [
        {
          name: 'pulsar_subscription_backlog',
          singularName: '',
          namespaced: true,
          kind: 'ExternalMetricValueList',
          verbs: ['get'],
        },
      ],
    },
  };
  for (const [path, document] of Object.entries(documents)) {
    it(`describes itself at ${path}`, async () => {
      const { status, body } = await api.get(`${path}?timeout=32s`);
      expect([status, body]).to.deep.equal([200, document]);
    });
  }

  it('counts requests by outcome, questions to Pulsar by result, and the age of values', async () => {
    await api.get(companias);
    await api.get(metricPath(''));
    await api.get('/apis');
    expect(await api.metric('backlog_metrics_requests_total', { outcome: 'Value' })).to.equal(1);
    expect(await api.metric('backlog_metrics_requests_total', { outcome: 'BadRequest' })).to.equal(1);
    expect(await api.metric('backlog_metrics_requests_total', { outcome: 'Discovery' })).to.equal(1);
    expect(await api.metric('backlog_metrics_pulsar_reads_total', { result: 'read' })).to.equal(1);
    expect(await api.metric('backlog_metrics_value_age_seconds', { le: '+Inf' })).to.equal(1);
  });

  it('counts failed questions to Pulsar', async () => {
    api.backlogOf = () => Promise.reject(new Error('gone'));
    await api.get(companias);
    expect(await api.metric('backlog_metrics_pulsar_reads_total', { result: 'failed' })).to.equal(1);
  });
});
