import { expect } from 'chai';
import { until } from '@propalpes/local/process/until';

import { Sandbox, requireBroker } from '../integration/real-broker.js';
import { recordOf } from '../samples.js';
import { requireCluster, Team } from './cluster.js';
import { TestOperator } from './operator.js';

const a = { name: 'a', type: 'string' };
const avro = (...fields: object[]) => ({ schema: { type: 'AVRO', definition: recordOf(...fields) } });
const auditoria = { subscriptions: [{ name: 'auditoria' }] };

describe('the operator', function () {
  this.timeout(60_000);
  let team: Team;
  let pulsar: Sandbox;
  let operator: TestOperator | undefined;

  const start = (overrides: ConstructorParameters<typeof TestOperator>[2] = {}): TestOperator =>
    (operator = new TestOperator(team.namespace, pulsar.admin, overrides));
  const stop = async (): Promise<void> => {
    await operator?.stop();
    operator = undefined;
  };
  const namespace = (spec: Record<string, unknown> = {}, annotations?: Record<string, string | null>) =>
    team.apply('PulsarNamespace', 'eventos', { namespace: pulsar.namespace, ...spec }, annotations);
  const topic = (spec: Record<string, unknown> = {}, annotations?: Record<string, string | null>) =>
    team.apply('PulsarTopic', 'compania', { topic: pulsar.topic, ...spec }, annotations);
  const inSync = () => team.reason('PulsarTopic', 'compania', 'InSync');
  const subscriptions = async (): Promise<string[]> =>
    (await pulsar.byHand('GET', `${pulsar.topicPath()}-partition-0/subscriptions`)) as string[];
  const ready = async (spec: Record<string, unknown> = {}): Promise<void> => {
    await namespace();
    await topic({ ...auditoria, ...spec });
    await inSync();
  };

  before(requireBroker);
  before(requireCluster);

  beforeEach(async () => {
    team = new Team();
    pulsar = new Sandbox();
    await team.create();
  });

  afterEach(async () => {
    await stop();
    await team.remove();
    await pulsar.remove();
  });

  it('shouldMakeATopicWithItsSubscriptionsAndSchema', async () => {
    start();
    await ready(avro(a));
    expect((await inSync()).status).to.deep.include({ partitions: 1, schemaVersion: 0, backlog: 0 });
    expect(await subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldWaitForTheNamespaceAndSayIt', async () => {
    start();
    await topic();
    const waiting = await team.reason('PulsarTopic', 'compania', 'WaitingForNamespace');
    expect(waiting.status.conditions?.[0]?.message).to.equal(`waits for the namespace ${pulsar.namespace}`);
    await namespace();
    await inSync();
  });

  it('shouldNotWriteWhenEqual', async () => {
    const { writes } = start({ resyncMs: 300 });
    await ready(avro(a));
    await team.reason('PulsarNamespace', 'eventos', 'InSync');
    const before = [writes.length, pulsar.writes.length, pulsar.requests.length] as const;
    const passes = () => Promise.resolve(pulsar.requests.length > before[2] + 30);
    await until(passes, { what: 'several resyncs', withinMs: 20_000 });
    expect([writes.length, pulsar.writes.length]).to.deep.equal(before.slice(0, 2));
  });
});
