import { expect } from 'chai';

import { a, auditoria, avro, Fixture, messageOf } from './fixture.js';

const finalizer = 'messaging.propalpes.io/delete-topic';
const goes = { deletionPolicy: 'Delete' };

describe('the operator, when an object is deleted', function () {
  this.timeout(60_000);
  let world: Fixture;
  Fixture.forEach((fixture) => (world = fixture));

  const deleteTopic = () => world.team.delete('PulsarTopic', 'compania');
  const gone = () => world.team.gone('PulsarTopic', 'compania');
  const partitions = async () => (await world.pulsar.admin.metadata(world.pulsar.topic))?.partitions;

  it('shouldNeverDeleteUnderRetain', async () => {
    world.start({ resyncMs: 500 });
    const { metadata } = await world.ready();
    expect(metadata.finalizers).to.deep.equal([]);
    await deleteTopic();
    await gone();
    await world.nextResync();
    expect(await partitions()).to.equal(1);
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldDeleteTheTopicWithItsSchemasAsPulsarDoes', async () => {
    world.start();
    expect((await world.ready({ ...goes, ...auditoria, ...avro(a) })).metadata.finalizers).to.deep.equal([
      finalizer,
    ]);
    await deleteTopic();
    await gone();
    expect(await partitions()).to.equal(undefined);
    expect(await world.pulsar.admin.schemas(world.pulsar.topic)).to.deep.equal([]);
  });

  it('shouldRefuseDeleteWithBacklog', async () => {
    world.start();
    await world.ready({ ...goes, ...auditoria });
    await world.pulsar.produce(1);
    await deleteTopic();
    expect(messageOf(await world.reason('BacklogExists'))).to.include('auditoria');
    expect(await partitions()).to.equal(1);
    await world.pulsar.byHand(
      'POST',
      `${world.pulsar.topicPath()}-partition-0/subscription/auditoria/skip_all`,
    );
    await gone();
    expect(await partitions()).to.equal(undefined);
  });

  it('shouldDeleteThoughSomeoneHasLabelledTheObjectMeanwhile', async () => {
    world.start();
    await world.ready({ ...goes, ...auditoria });
    await world.pulsar.produce(1);
    await deleteTopic();
    await world.reason('BacklogExists');
    await world.team.patch('PulsarTopic', 'compania', { metadata: { labels: { team: 'ventas' } } });
    await world.pulsar.byHand(
      'POST',
      `${world.pulsar.topicPath()}-partition-0/subscription/auditoria/skip_all`,
    );
    await gone();
    expect(await partitions()).to.equal(undefined);
  });

  it('shouldRefuseDeleteWhileSomeoneIsConnected', async () => {
    world.start();
    await world.ready(goes);
    const disconnect = await world.pulsar.connectProducer();
    await deleteTopic();
    await world.reason('TopicInUse');
    expect(await partitions()).to.equal(1);
    await disconnect();
    await gone();
    expect(await partitions()).to.equal(undefined);
  });

  it('shouldRemoveFinalizerWhenTopicIsAlreadyGone', async () => {
    world.start();
    await world.ready(goes);
    await world.pulsar.byHand('DELETE', `${world.pulsar.topicPath()}/partitions?force=true`);
    await deleteTopic();
    await gone();
  });

  it('shouldRestoreFinalizerIfRemoved', async () => {
    world.start();
    await world.ready(goes);
    await world.team.patch('PulsarTopic', 'compania', { metadata: { finalizers: null } });
    await world.until('the finalizer', async () => {
      return (
        (await world.team.get('PulsarTopic', 'compania'))?.metadata.finalizers.includes(finalizer) === true
      );
    });
  });

  it('shouldLetGoWhenThePolicyBecomesRetain', async () => {
    world.start();
    await world.ready({ ...goes, ...auditoria });
    await world.pulsar.produce(1);
    await deleteTopic();
    await world.reason('BacklogExists');
    await world.team.patch('PulsarTopic', 'compania', { spec: { deletionPolicy: 'Retain' } });
    await gone();
    expect(await partitions()).to.equal(1);
  });

  it('shouldKeepTheTopicThatAnotherObjectClaims', async () => {
    world.start();
    await world.ready({ ...goes, ...auditoria, ...avro(a) });
    await world.team.apply('PulsarTopic', 'moved', {
      topic: world.pulsar.topic,
      ...goes,
      ...auditoria,
      ...avro(a),
    });
    await world.team.reason('PulsarTopic', 'moved', 'Conflict');
    await deleteTopic();
    await gone();
    await world.team.reason('PulsarTopic', 'moved', 'InSync');
    expect(world.pulsar.writes.filter((it) => it.startsWith('DELETE'))).to.deep.equal([]);
  });

  it('shouldNotDeleteTheTopicOfTheOlderObjectWithTheNewer', async () => {
    world.start();
    await world.ready();
    await world.team.apply('PulsarTopic', 'twin', { topic: world.pulsar.topic, ...goes });
    await world.team.reason('PulsarTopic', 'twin', 'Conflict');
    await world.team.delete('PulsarTopic', 'twin');
    await world.team.gone('PulsarTopic', 'twin');
    expect(await partitions()).to.equal(1);
  });
});
