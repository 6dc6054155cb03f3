import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';

import { a, auditoria, avro, Fixture, messageOf } from './fixture.js';

describe('the operator brings Pulsar to the spec', function () {
  this.timeout(60_000);
  let world: Fixture;
  Fixture.forEach((fixture) => (world = fixture));

  it('shouldMakeATopicWithItsSubscriptionsAndSchema', async () => {
    world.start();
    const { status } = await world.ready({ ...auditoria, ...avro(a) });
    expect(status).to.deep.include({ observedGeneration: 1, partitions: 1, schemaVersion: 0, backlog: 0 });
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldWaitForTheNamespaceAndSayIt', async () => {
    world.start();
    await world.topic();
    const waiting = await world.reason('WaitingForNamespace');
    expect(messageOf(waiting)).to.equal(`waits for the namespace ${world.pulsar.namespace}`);
    await world.namespace();
    await world.reason('InSync');
  });

  it('shouldNotWriteWhenEqual', async () => {
    const { writes } = world.start({ resyncMs: 300 });
    await world.ready({ ...auditoria, ...avro(a) });
    const { requests } = world.pulsar;
    const before = [writes.length, world.pulsar.writes.length];
    const enough = requests.length + 30;
    const passed = () => Promise.resolve(requests.length > enough);
    await until(passed, { what: 'several resyncs', withinMs: 20_000 });
    expect([writes.length, world.pulsar.writes.length]).to.deep.equal(before);
  });

  it('shouldActOnAChangeOfTheObjectAtOnce', async () => {
    world.start();
    await world.ready();
    const start = Date.now();
    await world.topic({ subscriptions: [{ name: 'auditoria' }, { name: 'otra' }] });
    await world.reason('InSync');
    expect(Date.now() - start).to.be.below(5_000);
    expect(await world.subscriptions()).to.have.members(['auditoria', 'otra']);
  });

  it('shouldNotMissAChangeDuringItsWork', async () => {
    world.start();
    await world.namespace();
    await world.team.reason('PulsarNamespace', 'eventos', 'InSync');
    for (const names of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) {
      await world.topic({ subscriptions: names.map((name) => ({ name })) });
    }
    expect((await world.reason('InSync')).metadata.generation).to.equal(4);
    expect(await world.subscriptions()).to.have.members(['a', 'b', 'c', 'd']);
  });

  it('shouldGrowADrainedTopicAndKeepTheTimeOfTheTransition', async () => {
    world.start();
    const before = await world.ready();
    await world.topic({ ...auditoria, partitions: 3 });
    const after = await world.reason('InSync');
    expect(after.status).to.include({ partitions: 3, observedGeneration: 2 });
    expect(after.status.conditions?.[0]?.lastTransitionTime).to.equal(
      before.status.conditions?.[0]?.lastTransitionTime,
    );
  });

  it('shouldGrowOnlyADrainedTopicUnlessForced', async () => {
    world.start();
    await world.ready();
    await world.pulsar.produce(2);
    await world.topic({ ...auditoria, partitions: 2 });
    expect(messageOf(await world.reason('NotDrained'))).to.match(/drained: auditoria has 2 messages to go$/);
    await world.topic({}, { 'messaging.propalpes.io/force-partition-growth': 'true' });
    expect((await world.reason('InSync')).status).to.include({ partitions: 2, backlog: 2 });
  });

  it('shouldRegisterACompatibleSchemaBesideTheOldOne', async () => {
    world.start();
    await world.ready(avro(a));
    await world.topic(avro(a, { name: 'b', type: ['null', 'int'], default: null }));
    expect((await world.reason('InSync')).status).to.include({ schemaVersion: 1 });
    expect(await world.pulsar.admin.schemas(world.pulsar.topic)).to.have.length(2);
  });

  it('shouldStopAtIncompatibleSchemaAndKeepServingOthers', async () => {
    world.start();
    await world.ready({ ...auditoria, ...avro(a) });
    await world.topic({ ...avro(a, { name: 'b', type: 'int' }), subscriptions: [{ name: 'otra' }] });
    const refused = await world.reason('SchemaIncompatible');
    const why = 'backward: cannot read version 0: b: has no default and is not written';
    expect([messageOf(refused), messageOf(refused, 'SchemaCompatible')]).to.deep.equal([why, why]);
    expect(await world.subscriptions()).to.include('otra');
    await world.team.apply('PulsarTopic', 'other', {
      topic: `persistent://${world.pulsar.namespace}/propiedad`,
    });
    await world.team.reason('PulsarTopic', 'other', 'InSync');
    expect((await world.team.events('compania')).filter((it) => it.startsWith('SchemaI'))).to.have.length(1);
  });

  it('shouldReportASubscriptionRemovedFromTheSpecAndLeaveIt', async () => {
    world.start();
    await world.ready();
    await world.topic({ subscriptions: [] });
    expect(messageOf(await world.reason('InSync'))).to.equal('subscription auditoria is not in the spec');
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldRevokeRemovedRoleAndNoOther', async () => {
    world.start({ grants: true });
    await world.ready({ producers: ['companias', 'bff-web'] });
    await world.pulsar.byHand('POST', `${world.pulsar.topicPath()}/permissions/stranger`, ['produce']);
    await world.topic({ producers: ['companias'] });
    await world.reason('InSync');
    expect(await world.pulsar.byHand('GET', `${world.pulsar.topicPath()}/permissions`)).to.deep.equal({
      companias: ['produce'],
      stranger: ['produce'],
    });
  });
});
