import { expect } from 'chai';
import { MockAgent } from 'undici';

import { AdminError } from '../../src/pulsar/admin-error.js';
import { observe } from '../../src/pulsar/observe.js';
import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import type { Desired, Observed, ObservedTopic } from '../../src/plan/state.js';
import { namespaceManifest, sampleTopic, topicManifest } from '../samples.js';

const path = '/admin/v2/persistent/propalpes/eventos';
const statsPath = `${path}/compania/partitioned-stats`;

/** A partition of partitioned-stats with these subscriptions. */
const partition = (subscriptions: Record<string, object> = {}) => ({ subscriptions });
const partitionName = (index: number): string => `${sampleTopic}-partition-${index}`;

async function observeTopic(answers: Record<string, unknown>): Promise<ObservedTopic> {
  const observed = await observeAll(answers, { namespaces: [], topics: [topicManifest()], grants: false });
  return observed.topics.get(sampleTopic)!;
}

function observeAll(answers: Record<string, unknown>, desired: Desired): Promise<Observed> {
  return observe(adminOf(answers), desired);
}

/** Of a broker that gives these answers, whatever they are at the moment, and 404 for the rest. It notes what is asked. */
function adminOf(answers: Record<string, unknown>, paths: string[] = []): PulsarAdmin {
  const always: Record<string, unknown> = {
    '/admin/v2/namespaces/propalpes/eventos': {},
    '/admin/v2/schemas/propalpes/eventos/compania/schemas': { getSchemaResponses: [] },
  };
  const broker = new MockAgent();
  broker
    .get('http://broker')
    .intercept({ path: () => true })
    .reply(({ path: asked }) => {
      const { pathname } = new URL(asked, 'http://broker');
      paths.push(pathname);
      const answer = answers[pathname] ?? always[pathname];
      return {
        statusCode: answer === undefined ? 404 : 200,
        data: JSON.stringify(answer ?? { reason: 'not found' }),
        responseOptions: { headers: { 'content-type': 'application/json' } },
      };
    })
    .persist();
  return new PulsarAdmin({ url: 'http://broker', dispatcher: broker });
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

  describe('while the broker says the same', () => {
    const stats = (msgBacklog: number) => ({
      metadata: { partitions: 1 },
      partitions: { [partitionName(0)]: partition({ s: { msgBacklog } }) },
    });
    const desired: Desired = { namespaces: [], topics: [topicManifest()], grants: false };

    async function seenTwice(change: Record<string, unknown>, first: unknown = stats(1)) {
      const answers: Record<string, unknown> = { [statsPath]: first, [path]: [] };
      const admin = adminOf(answers);
      const before = await observe(admin, desired);
      Object.assign(answers, change);
      const after = await observe(admin, desired);
      return [before, after].map((it) => it.topics.get(sampleTopic)!) as [ObservedTopic, ObservedTopic];
    }

    it('sees the same', async () => {
      const [before, after] = await seenTwice({});
      expect(after).to.equal(before);
    });

    const changes: Record<string, [Record<string, unknown>, Partial<ObservedTopic>]> = {
      'the backlog': [
        { [statsPath]: stats(2) },
        { subscriptions: new Map([['s', { partitions: [0], backlog: 2 }]]) },
      ],
      'the schemas': [
        {
          '/admin/v2/schemas/propalpes/eventos/compania/schemas': {
            getSchemaResponses: [{ version: 0, type: 'AVRO', data: '"string"' }],
          },
        },
        { schemas: [{ version: 0, type: 'AVRO', definition: '"string"' }] },
      ],
      'the grants': [
        {
          '/admin/v2/namespaces/propalpes/eventos': {
            auth_policies: { destination_auth: { [sampleTopic]: { bff: ['produce'] } } },
          },
        },
        { permissions: { bff: ['produce'] } },
      ],
    };
    for (const [what, [change, expected]] of Object.entries(changes)) {
      it(`sees it when only ${what} changed`, async () => {
        const [before, after] = await seenTwice(change);
        expect(after).to.deep.equal({ ...before, ...expected });
      });
    }

    it('asks again which partitions exist when one is missing', async () => {
      const missing = { metadata: { partitions: 1 }, partitions: {} };
      const attempt = seenTwice({ [path]: [partitionName(0)] }, missing);
      const error: unknown = await attempt.catch((it: unknown) => it);
      expect(error).to.be.instanceOf(AdminError).and.include({ kind: 'unavailable' });
    });
  });

  describe('while the internals stay the same', () => {
    const internalsPath = `${path}/compania/partitioned-internalStats`;
    const schemasPath = '/admin/v2/schemas/propalpes/eventos/compania/schemas';
    const namespacePath = '/admin/v2/namespaces/propalpes/eventos';
    const two = { [partitionName(0)]: partition(), [partitionName(1)]: partition() };
    const ledgers = (count: number) => ({ schemaLedgers: Array.from({ length: count }, () => ({})) });
    const schemas = (...definitions: string[]) => ({
      getSchemaResponses: definitions.map((data, version) => ({ version, type: 'AVRO', data })),
    });

    /** Looks until it is clear what one look asks for, and says how to look once more. */
    async function settled(answers: Record<string, unknown>) {
      const all: Record<string, unknown> = {
        [statsPath]: { metadata: { partitions: 2 }, partitions: two },
        [internalsPath]: { partitions: { [partitionName(0)]: ledgers(1), [partitionName(1)]: ledgers(1) } },
        ...answers,
      };
      const asked: string[] = [];
      const admin = adminOf(all, asked);
      const topics = [topicManifest()];
      const look = async (): Promise<ObservedTopic> => {
        asked.length = 0;
        return (await observe(admin, { namespaces: [], topics, grants: false })).topics.get(sampleTopic)!;
      };
      for (let looks = 0; looks < 4; looks += 1) await look();
      return { look, asked, change: (change: Record<string, unknown>) => Object.assign(all, change) };
    }

    it('asks for nothing else', async () => {
      const { look, asked } = await settled({});
      await look();
      expect(asked).to.deep.equal([namespacePath, internalsPath]);
    });

    it('sees a change of the grants, and still asks for nothing else', async () => {
      const { look, asked, change } = await settled({});
      change({
        [namespacePath]: { auth_policies: { destination_auth: { [sampleTopic]: { bff: ['produce'] } } } },
      });
      expect((await look()).permissions).to.deep.equal({ bff: ['produce'] });
      expect(asked).to.deep.equal([namespacePath, internalsPath]);
    });

    it('asks for everything every sixty looks, whatever the internals say', async () => {
      const { look, change } = await settled({});
      change({ [schemasPath]: schemas('"string"') });
      const seen: number[] = [];
      for (let looks = 0; looks < 60; looks += 1) seen.push((await look()).schemas.length);
      expect([seen[0], seen.at(-1)]).to.deep.equal([0, 1]);
    });

    const silent: Record<string, Record<string, unknown>> = {
      'leave out a partition': { [internalsPath]: { partitions: { [partitionName(0)]: ledgers(1) } } },
      'name no ledger of the schemas': {
        [internalsPath]: { partitions: { [partitionName(0)]: ledgers(0), [partitionName(1)]: ledgers(0) } },
        [schemasPath]: schemas('"string"'),
      },
      'are not to be had': { [internalsPath]: undefined },
    };
    for (const [why, answers] of Object.entries(silent)) {
      it(`asks for everything, and no more for them, where they ${why}`, async () => {
        const { look, asked } = await settled(answers);
        await look();
        expect(asked).to.have.members([namespacePath, statsPath, schemasPath]);
      });
    }
  });
});
