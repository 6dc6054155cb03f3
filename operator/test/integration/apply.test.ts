import { expect } from 'chai';

import { recordOf } from '../samples.js';
import { requireBroker, Sandbox } from './real-broker.js';

const a = { name: 'a', type: 'string' };
const schema = (...fields: object[]) => ({ schema: { type: 'AVRO', definition: recordOf(...fields) } });
const subscriptions = { subscriptions: [{ name: 'auditoria', role: 'auditoria' }] };

describe('apply on a real broker', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;

  before(requireBroker);

  beforeEach(() => {
    sandbox = new Sandbox();
  });

  afterEach(() => sandbox.remove());

  const subscriptionsOf = (partition: number) =>
    sandbox.byHand('GET', `${sandbox.topicPath()}-partition-${partition}/subscriptions`);

  it('creates everything that is missing', async () => {
    const { applied } = await sandbox.apply(sandbox.desired({ ...schema(a), ...subscriptions }));
    expect(applied).to.equal(5);
    expect(sandbox.lines).to.deep.equal([
      `tenant ${sandbox.tenant}: created`,
      `namespace ${sandbox.namespace}: created`,
      `topic ${sandbox.topic}: created with 1 partition(s)`,
      `topic ${sandbox.topic}: subscription auditoria created at the earliest message`,
      `topic ${sandbox.topic}: schema registered`,
    ]);
  });

  it('writes nothing when all is equal', async () => {
    const desired = sandbox.desired(
      { ...schema(a), ...subscriptions },
      { retention: { time: '30d', size: '10Gi' } },
    );
    await sandbox.apply(desired);
    const { applied } = await sandbox.apply(desired);
    expect([applied, sandbox.writes]).to.deep.equal([0, []]);
  });

  it('creates a subscription again that someone deleted from one partition', async () => {
    const desired = sandbox.desired({ partitions: 2, ...subscriptions });
    await sandbox.apply(desired);
    await sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-1/subscription/auditoria`);
    const { applied } = await sandbox.apply(desired);
    expect(applied).to.equal(1);
    expect(await subscriptionsOf(1)).to.deep.equal(['auditoria']);
  });

  it('creates a deleted topic again with subscription and schema', async () => {
    const desired = sandbox.desired({ ...schema(a), ...subscriptions });
    await sandbox.apply(desired);
    await sandbox.byHand('DELETE', `${sandbox.topicPath()}/partitions?force=true`);
    await sandbox.apply(desired);
    expect(await subscriptionsOf(0)).to.deep.equal(['auditoria']);
    expect((await sandbox.admin.schemas(sandbox.topic)).at(-1)?.definition).to.equal(recordOf(a));
    expect((await sandbox.apply(desired)).applied).to.equal(0);
  });

  it('creates the only partition again when someone deleted it', async () => {
    const desired = sandbox.desired({ ...schema(a), ...subscriptions });
    await sandbox.apply(desired);
    await sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-0?force=true`);
    await sandbox.apply(desired);
    expect(await subscriptionsOf(0)).to.deep.equal(['auditoria']);
    expect((await sandbox.apply(desired)).applied).to.equal(0);
  });

  it('tells a subscription that is not in the spec and leaves it', async () => {
    await sandbox.apply(sandbox.desired());
    await sandbox.byHand('PUT', `${sandbox.topicPath()}/subscription/other`, 'latest');
    const { applied, findings } = await sandbox.apply(sandbox.desired());
    expect(applied).to.equal(0);
    expect(findings.map((it) => it.reason)).to.deep.equal(['SubscriptionNotInSpec']);
    expect(await subscriptionsOf(0)).to.deep.equal(['other']);
  });

  it('grows a drained topic with its subscriptions, and never shrinks it', async () => {
    await sandbox.apply(sandbox.desired(subscriptions));
    await sandbox.apply(sandbox.desired({ ...subscriptions, partitions: 3 }));
    expect(await sandbox.admin.metadata(sandbox.topic)).to.include({ partitions: 3 });
    expect(await subscriptionsOf(2)).to.deep.equal(['auditoria']);
    const { applied, findings } = await sandbox.apply(sandbox.desired(subscriptions));
    expect([applied, findings.map((it) => it.reason)]).to.deep.equal([0, ['PartitionsMayNotShrink']]);
  });

  it('registers a compatible schema beside the old one', async () => {
    await sandbox.apply(sandbox.desired(schema(a)));
    await sandbox.apply(sandbox.desired(schema(a, { name: 'b', type: ['null', 'int'], default: null })));
    expect((await sandbox.admin.schemas(sandbox.topic)).map((it) => it.version)).to.deep.equal([0, 1]);
  });

  it('stops at an incompatible schema, names its field, and goes on with the others', async () => {
    await sandbox.apply(sandbox.desired(schema(a)));
    const { topics, ...rest } = sandbox.desired(schema(a, { name: 'b', type: 'int' }));
    const other = sandbox.desired({
      topic: `persistent://${sandbox.namespace}/propiedad`,
      ...schema(a),
    }).topics;
    const { findings } = await sandbox.apply({ ...rest, topics: [...topics, ...other] });
    expect(findings.map((it) => `${it.reason}: ${it.message}`)).to.deep.equal([
      'SchemaIncompatible: backward: cannot read version 0: b: has no default and is not written',
    ]);
    expect(sandbox.writes.filter((it) => it.endsWith('compania/schema'))).to.deep.equal([]);
    expect(sandbox.lines.at(-1)).to.equal(
      `topic persistent://${sandbox.namespace}/propiedad: schema registered`,
    );
  });

  it('takes the broker for the judge of equality', async () => {
    await sandbox.apply(sandbox.desired(schema(a)));
    const alias = {
      doc: 'the first',
      aliases: ['z'],
      order: 'ascending',
      type: { type: 'string' },
      name: 'a',
    };
    const { applied } = await sandbox.apply(sandbox.desired(schema(alias)));
    await sandbox.admin.registerSchema(sandbox.topic, recordOf(alias));
    expect([applied, (await sandbox.admin.schemas(sandbox.topic)).length]).to.deep.equal([0, 1]);
  });

  it('does not touch a topic of the same name without partitions', async () => {
    const { topics, ...rest } = sandbox.desired();
    await sandbox.apply({ ...rest, topics: [] });
    await sandbox.byHand('PUT', sandbox.topicPath());
    const { applied, findings } = await sandbox.apply({ ...rest, topics });
    expect([applied, findings.map((it) => it.reason)]).to.deep.equal([0, ['NotPartitioned']]);
  });

  it('grants, revokes what it granted, and leaves other roles alone', async () => {
    const grants = { grants: true };
    await sandbox.apply({
      ...sandbox.desired({ producers: ['companias', 'bff-web'], ...subscriptions }),
      ...grants,
    });
    await sandbox.byHand('POST', `${sandbox.topicPath()}/permissions/stranger`, ['produce']);
    const fewer = { ...sandbox.desired({ producers: ['companias'] }), ...grants };
    await sandbox.apply(fewer);
    expect(await sandbox.byHand('GET', `${sandbox.topicPath()}/permissions`)).to.deep.equal({
      companias: ['produce'],
      stranger: ['produce'],
    });
    expect((await sandbox.apply(fewer)).applied).to.equal(0);
  });

  it('lets two operators apply at once', async () => {
    const desired = sandbox.desired({ ...schema(a), ...subscriptions, partitions: 2 });
    const results = await Promise.all([1, 2, 3].map(() => sandbox.apply(desired)));
    expect(results.flatMap((it) => it.failures)).to.deep.equal([]);
    expect((await sandbox.apply(desired)).applied).to.equal(0);
  });
});
