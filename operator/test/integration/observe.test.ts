import { expect } from 'chai';

import { observe } from '../../src/pulsar/observe.js';
import type { Desired, ObservedTopic } from '../../src/plan/state.js';
import { recordOf } from '../samples.js';
import { requireBroker, Sandbox } from './real-broker.js';

const a = { name: 'a', type: 'string' };
const b = { name: 'b', type: 'string', default: '' };

const withSchema = { schema: { type: 'AVRO', definition: recordOf(a) } };

describe('observe, on a real broker, a topic that nobody uses', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let desired: Desired;

  before(requireBroker);

  beforeEach(() => {
    sandbox = new Sandbox();
  });

  afterEach(() => sandbox.remove());

  const look = async (): Promise<ObservedTopic> =>
    (await observe(sandbox.admin, desired)).topics.get(sandbox.topic)!;
  const askedFor = (): string[] =>
    sandbox.requests.filter((it) => !it.includes('/namespaces/')).map((it) => it.split('/').at(-1)!);

  /** Makes the topic and looks until one question is enough. */
  async function quiet(topic: Record<string, unknown> = withSchema): Promise<ObservedTopic> {
    desired = sandbox.desired({ partitions: 2, subscriptions: [{ name: 'auditoria' }], ...topic });
    await sandbox.apply(desired);
    for (let looks = 0; looks < 5; looks += 1) {
      sandbox.requests.length = 0;
      const seen = await look();
      if (askedFor().length === 1) return seen;
    }
    throw new Error(`still asked for ${askedFor().join(', ')}`);
  }

  it('is asked for by one request and seen as the same', async () => {
    const before = await quiet();
    sandbox.requests.length = 0;
    expect(await look()).to.equal(before);
    expect(askedFor()).to.deep.equal(['partitioned-internalStats']);
  });

  const schemaPath = () => `/schemas/${sandbox.namespace}/compania/schema`;
  const schemas = (seen: ObservedTopic) => seen.schemas.map(({ definition }) => definition);
  const changes: Record<string, [() => Promise<unknown>, (seen: ObservedTopic) => unknown, unknown]> = {
    'a schema registered by hand': [
      () => sandbox.admin.registerSchema(sandbox.topic, recordOf(a, b)),
      schemas,
      [recordOf(a), recordOf(a, b)],
    ],
    'a schema deleted by hand': [() => sandbox.byHand('DELETE', schemaPath()), schemas, []],
    'a schema deleted by hand with its history': [
      () => sandbox.byHand('DELETE', `${schemaPath()}?force=true`),
      schemas,
      [],
    ],
    'a subscription deleted by hand': [
      () => sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-1/subscription/auditoria`),
      (seen) => seen.subscriptions.get('auditoria')?.partitions,
      [0],
    ],
    'a subscription made by hand': [
      () => sandbox.admin.createSubscription(sandbox.topic, 0, 'otra'),
      (seen) => seen.subscriptions.get('otra')?.partitions,
      [0],
    ],
    'a partition deleted by hand': [
      () => sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-1?force=true`),
      (seen) => seen.missingPartitions,
      [1],
    ],
    'partitions added by hand': [
      () => sandbox.admin.growTopic(sandbox.topic, 3),
      (seen) => seen.partitions,
      3,
    ],
    'a topic deleted by hand': [
      () => sandbox.byHand('DELETE', `${sandbox.topicPath()}/partitions?force=true`),
      (seen) => seen.partitions,
      undefined,
    ],
    'a note of grants': [
      () =>
        sandbox.admin.setProperties(sandbox.topic, {
          'messaging.propalpes.io/granted': '{"bff-web":["produce"]}',
        }),
      (seen) => seen.granted,
      { 'bff-web': ['produce'] },
    ],
    'a grant made by hand': [
      () => sandbox.admin.grant(sandbox.topic, 'bff-web', ['produce']),
      (seen) => seen.permissions,
      { 'bff-web': ['produce'] },
    ],
  };
  for (const [what, [change, of, expected]] of Object.entries(changes)) {
    it(`shows ${what} at the next look`, async () => {
      await quiet();
      await change();
      expect(of(await look())).to.deep.equal(expected);
    });
  }

  it('shows a backlog at the next look', async () => {
    await quiet({});
    await sandbox.produce(3);
    expect((await look()).subscriptions.get('auditoria')?.backlog).to.equal(3);
  });
});
