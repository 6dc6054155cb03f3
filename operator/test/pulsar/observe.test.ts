import { expect } from 'chai';

import { AdminError } from '../../src/pulsar/admin-error.js';
import { observe } from '../../src/pulsar/observe.js';
import type { Desired, Observed, ObservedTopic } from '../../src/plan/state.js';
import { namespaceManifest, sampleTopic, topicManifest } from '../samples.js';
import { adminOf, partition, partitionName, path, Refusal, statsPath } from './answering-broker.js';

async function observeTopic(answers: Record<string, unknown>): Promise<ObservedTopic> {
  const observed = await observeAll(answers, { namespaces: [], topics: [topicManifest()], grants: false });
  return observed.topics.get(sampleTopic)!;
}

function observeAll(answers: Record<string, unknown>, desired: Desired): Promise<Observed> {
  return observe(adminOf(answers), desired);
}

describe('observe', () => {
  it('takes a broker that knows no cluster yet for one that is not there', async () => {
    const answers = { '/admin/v2/clusters': [], '/admin/v2/tenants': [] };
    const desired = {
      namespaces: [namespaceManifest({ namespace: 'nuevo/eventos' })],
      topics: [],
      grants: false,
    };
    const error = await observeAll(answers, desired).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(AdminError).and.include({ kind: 'unavailable' });
  });

  it('takes the tenant for there where it may not ask, and sees what else there is', async () => {
    const answers = { '/admin/v2/clusters': ['standalone'], '/admin/v2/tenants': new Refusal(401) };
    const desired = {
      namespaces: [namespaceManifest({ namespace: 'nuevo/eventos' })],
      topics: [],
      grants: false,
    };
    const { tenants, namespaces } = await observeAll(answers, desired);
    expect([...tenants]).to.deep.equal(['nuevo']);
    expect([...namespaces]).to.deep.equal([]);
  });

  it('sees no topic where there is none', async () => {
    expect((await observeTopic({})).partitions).to.equal(undefined);
  });

  it('adds up a subscription over its partitions and passes over cursors of readers', async () => {
    const { subscriptions } = await observeTopic({
      [statsPath]: {
        metadata: { partitions: 2 },
        partitions: {
          [partitionName(1)]: partition({ s: { msgBacklog: 3 } }),
          [partitionName(0)]: partition({
            s: { msgBacklog: 4, isDurable: true },
            reader: { msgBacklog: 1, isDurable: false },
          }),
        },
      },
    });
    expect([...subscriptions]).to.deep.equal([['s', { partitions: [0, 1], backlog: 7 }]]);
  });

  it('sees a partition that is gone', async () => {
    const { missingPartitions } = await observeTopic({
      [statsPath]: { metadata: { partitions: 2 }, partitions: { [partitionName(0)]: partition() } },
      [path]: [partitionName(0)],
    });
    expect(missingPartitions).to.deep.equal([1]);
  });

  it('does not take a partition for gone that a starting broker cannot serve yet', async () => {
    const attempt = observeTopic({
      [statsPath]: { metadata: { partitions: 1 }, partitions: {} },
      [path]: [partitionName(0)],
    });
    const error: unknown = await attempt.catch((it: unknown) => it);
    expect(error).to.be.instanceOf(AdminError).and.to.include({
      kind: 'unavailable',
      reason: 'partition 0 exists but is not served',
    });
  });

  it('reads the grants that it noted even when every partition is gone', async () => {
    const properties = { 'messaging.propalpes.io/granted': '{"bff-web":["produce"]}' };
    const { granted, missingPartitions } = await observeTopic({
      [`${path}/compania/partitions`]: { partitions: 1, properties },
      [path]: [],
    });
    expect([granted, missingPartitions]).to.deep.equal([{ 'bff-web': ['produce'] }, [0]]);
  });

  it('takes a spoilt note for none', async () => {
    const properties = { 'messaging.propalpes.io/granted': 'nonsense' };
    const { granted } = await observeTopic({
      [`${path}/compania/partitions`]: { partitions: 0, properties },
    });
    expect(granted).to.deep.equal({});
  });
});
