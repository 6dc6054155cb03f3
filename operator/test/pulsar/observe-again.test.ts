import { expect } from 'chai';
import { AdminError } from '../../src/pulsar/admin-error.js';
import { observe } from '../../src/pulsar/observe.js';
import type { Desired, ObservedTopic } from '../../src/plan/state.js';
import { sampleTopic, topicManifest } from '../samples.js';
import { adminOf, Refusal, partition, partitionName, path, statsPath } from './answering-broker.js';

describe('observe, once more', () => {
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

    it('believes them after a change only once all else was the same again, for brokers may learn of it one after the other', async () => {
      const { look, asked, change } = await settled({});
      change({
        [internalsPath]: { partitions: { [partitionName(0)]: ledgers(2), [partitionName(1)]: ledgers(1) } },
      });
      expect((await look()).schemas).to.have.length(0);
      change({ [schemasPath]: schemas('"string"') });
      expect((await look()).schemas).to.have.length(1);
      for (let looks = 0; looks < 4; looks += 1) await look();
      expect(asked).to.deep.equal([namespacePath, internalsPath]);
    });

    it('does not hide that a broker is away', async () => {
      const { look, change } = await settled({});
      change({ [internalsPath]: new Refusal(503) });
      const error: unknown = await look().catch((it: unknown) => it);
      expect(error).to.be.instanceOf(AdminError).and.include({ kind: 'unavailable' });
    });

    const silent: Record<string, Record<string, unknown>> = {
      'leave out a partition': { [internalsPath]: { partitions: { [partitionName(0)]: ledgers(1) } } },
      'name no ledger of the schemas': {
        [internalsPath]: { partitions: { [partitionName(0)]: ledgers(0), [partitionName(1)]: ledgers(0) } },
        [schemasPath]: schemas('"string"'),
      },
      'are not to be had': { [internalsPath]: undefined },
      'are forbidden': { [internalsPath]: new Refusal(403) },
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
