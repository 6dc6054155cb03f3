import { expect } from 'chai';

import { Fixture, messageOf } from './fixture.js';

const paused = 'messaging.propalpes.io/paused';

describe('the operator, when it must not act', function () {
  this.timeout(60_000);
  let world: Fixture;
  Fixture.forEach((fixture) => (world = fixture));

  const twin = (spec: object = {}) =>
    world.team.apply('PulsarTopic', 'twin', { topic: world.pulsar.topic, ...spec });

  it('shouldReportConflict', async () => {
    world.start();
    await world.ready();
    await twin({ subscriptions: [{ name: 'otra' }] });
    const conflict = await world.team.reason('PulsarTopic', 'twin', 'Conflict');
    expect(messageOf(conflict)).to.equal(`belongs to ${world.team.namespace}/compania, which came first`);
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
    await world.reason('InSync');
  });

  it('shouldLetTheNewerTakeOverWhenTheOlderGoes', async () => {
    world.start();
    await world.ready();
    await twin();
    await world.team.reason('PulsarTopic', 'twin', 'Conflict');
    await world.team.delete('PulsarTopic', 'compania');
    await world.team.reason('PulsarTopic', 'twin', 'InSync');
  });

  it('shouldResumeAfterPause', async () => {
    world.start({ resyncMs: 500 });
    await world.ready();
    await world.topic({}, { [paused]: 'true' });
    await world.reason('Paused');
    await world.pulsar.byHand('DELETE', `${world.pulsar.topicPath()}-partition-0/subscription/auditoria`);
    await world.topic({ partitions: 2 });
    await world.reason('Paused');
    await world.nextResync();
    expect(await world.subscriptions()).to.deep.equal([]);
    await world.topic({}, { [paused]: null });
    expect((await world.reason('InSync')).status.partitions).to.equal(2);
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldTellADefinitionThatIsNoSchema', async () => {
    world.start();
    await world.namespace();
    await world.topic({ schema: { type: 'AVRO', definition: '{"type":"record"}' } });
    expect(messageOf(await world.reason('InvalidSpec'))).to.match(
      /^spec.schema.definition: must be an Avro schema:/,
    );
  });

  it('shouldNotTouchATopicWithoutPartitions', async () => {
    world.start();
    await world.namespace();
    await world.team.reason('PulsarNamespace', 'eventos', 'InSync');
    await world.pulsar.byHand('PUT', world.pulsar.topicPath());
    await world.topic({ subscriptions: [{ name: 'auditoria' }] });
    await world.reason('NotPartitioned');
    expect(await world.pulsar.byHand('GET', `${world.pulsar.topicPath()}/subscriptions`)).to.deep.equal([]);
  });
});
