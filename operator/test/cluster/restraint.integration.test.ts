import { expect } from 'chai';

import { a, auditoria, avro, Fixture } from './fixture.js';

describe('the operator does no more than it must', function () {
  this.timeout(60_000);
  let world: Fixture;
  Fixture.forEach((fixture) => (world = fixture));

  it('shouldAdoptWhatExistsWithoutAWrite', async () => {
    await world.pulsar.apply(world.pulsar.desired({ ...auditoria, ...avro(a) }));
    world.pulsar.requests.length = 0;
    world.start();
    await world.ready({ ...auditoria, ...avro(a) });
    expect(world.pulsar.writes).to.deep.equal([]);
    expect(await world.team.events('compania')).to.deep.equal([]);
  });

  it('shouldNotReconcileBecauseOfItsOwnStatusWrite', async () => {
    const { registry, lists } = world.start();
    await world.ready();
    const topics = async (): Promise<number> => {
      const metric = await registry.getSingleMetric('operator_reconciles_total')?.get();
      const ofTopics = metric?.values.filter((it) => it.labels['kind'] === 'PulsarTopic') ?? [];
      return ofTopics.reduce((sum, it) => sum + it.value, 0);
    };
    const before = [await topics(), lists.length];
    await world.team.patch('PulsarTopic', 'compania', { metadata: { labels: { team: 'x' } } });
    await world.team.patchStatus('PulsarTopic', 'compania', { backlog: 3 });
    await world.team.apply('PulsarTopic', 'witness', {
      topic: `persistent://${world.pulsar.namespace}/witness`,
    });
    await world.team.reason('PulsarTopic', 'witness', 'InSync');
    expect(await topics()).to.equal((before[0] ?? 0) + 1);
    expect(lists.length - (before[1] ?? 0)).to.be.at.most(4);
  });

  it('shouldNeverWriteTheSpec', async () => {
    world.start();
    const spec = { topic: world.pulsar.topic, ...auditoria, ...avro(a), deletionPolicy: 'Delete' };
    const before = await world.topic(spec);
    await world.namespace();
    const after = await world.reason('InSync');
    expect([after.metadata.generation, after.spec]).to.deep.equal([1, before.spec]);
  });

  it('shouldKeepSchemasWhenAnotherFieldChanges', async () => {
    world.start();
    await world.ready({ ...auditoria, ...avro(a) });
    await world.topic({ producers: ['companias'], subscriptions: [{ name: 'otra' }] });
    await world.reason('InSync');
    expect(await world.pulsar.admin.schemas(world.pulsar.topic)).to.have.length(1);
    expect(world.pulsar.writes.filter((it) => it.startsWith('DELETE'))).to.deep.equal([]);
  });
});
