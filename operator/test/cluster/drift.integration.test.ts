import { expect } from 'chai';

import { endpoints } from '../../src/plan/policies.js';
import { a, auditoria, avro, Fixture } from './fixture.js';

const within = { resyncMs: 1_000 };

describe('the operator repairs what someone changed by hand', function () {
  this.timeout(60_000);
  let world: Fixture;
  Fixture.forEach((fixture) => (world = fixture));

  /** The one Event of a repair of an object. */
  const repaired = async (name: string): Promise<string> => {
    const drift = async () => (await world.team.events(name)).filter((it) => it.startsWith('DriftRepaired'));
    await world.until('an Event of the repair', async () => (await drift()).length > 0);
    await world.nextResync();
    const events = await drift();
    expect(events).to.have.length(1);
    return events[0]!.slice('DriftRepaired: '.length);
  };
  const policies = () => world.pulsar.byHand('GET', `/namespaces/${world.pulsar.namespace}`);

  it('shouldRepairPolicyChangedByHand', async () => {
    world.start(within);
    await world.ready();
    const { path } = endpoints.schemaCompatibilityStrategy;
    await world.pulsar.byHand('PUT', `/namespaces/${world.pulsar.namespace}/${path}`, 'ALWAYS_COMPATIBLE');
    expect(await repaired('eventos')).to.equal('schemaCompatibilityStrategy set to "BACKWARD_TRANSITIVE"');
    expect(await policies()).to.include({ schema_compatibility_strategy: 'BACKWARD_TRANSITIVE' });
  });

  it('shouldClearPolicySetByHand', async () => {
    world.start(within);
    await world.ready();
    const { path } = endpoints.deduplication;
    await world.pulsar.byHand('POST', `/namespaces/${world.pulsar.namespace}/${path}`, true);
    expect(await repaired('eventos')).to.equal('deduplication cleared');
  });

  it('shouldClearPolicyWhenFieldIsRemoved', async () => {
    world.start();
    await world.namespace({ retention: { time: '1h' } });
    await world.team.reason('PulsarNamespace', 'eventos', 'InSync');
    await world.team.patch('PulsarNamespace', 'eventos', { spec: { retention: null } });
    await world.team.reason('PulsarNamespace', 'eventos', 'InSync');
    expect(await policies()).to.not.have.property('retention_policies');
    expect(await world.team.events('eventos')).to.have.members([
      `Applied: tenant ${world.pulsar.tenant} created; created`,
      'Applied: retention cleared',
    ]);
  });

  it('shouldRecreateDeletedTopicWithItsSchemas', async () => {
    world.start(within);
    await world.ready({ ...auditoria, ...avro(a) });
    await world.pulsar.byHand('DELETE', `${world.pulsar.topicPath()}/partitions?force=true`);
    expect(await repaired('compania')).to.match(
      /^created with 1 partition\(s\); subscription auditoria created/,
    );
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
    expect((await world.reason('InSync')).status.schemaVersion).to.be.a('number');
    expect(await world.pulsar.admin.schemas(world.pulsar.topic)).to.not.deep.equal([]);
  });

  it('shouldRecreateDeletedSubscription', async () => {
    world.start(within);
    await world.ready();
    await world.pulsar.byHand('DELETE', `${world.pulsar.topicPath()}-partition-0/subscription/auditoria`);
    expect(await repaired('compania')).to.equal('subscription auditoria created at the earliest message');
    expect(await world.subscriptions()).to.deep.equal(['auditoria']);
  });

  it('shouldRepairTheSameDriftAgain', async () => {
    world.start(within);
    await world.ready();
    for (let times = 0; times < 2; times += 1) {
      await world.pulsar.byHand('DELETE', `${world.pulsar.topicPath()}-partition-0/subscription/auditoria`);
      expect(await world.subscriptions()).to.deep.equal([]);
      await world.until('the subscription', async () => (await world.subscriptions()).length > 0);
      await world.nextResync();
    }
  });

  it('shouldRestoreTheStatusThatSomeoneOverwrote', async () => {
    world.start(within);
    await world.ready();
    await world.team.patchStatus('PulsarTopic', 'compania', { partitions: 7, conditions: [] });
    expect((await world.reason('InSync')).status.partitions).to.equal(1);
  });
});
