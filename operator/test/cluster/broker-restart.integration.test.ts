import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBroker, type Broker } from '@propalpes/local/broker/broker';
import { quickStart } from '@propalpes/local/broker/java-command';
import { freePort } from '@propalpes/local/process/ports';
import { expect } from 'chai';

import { Fixture } from './fixture.js';
import { replaceSetting } from './settings.js';
import { TopicFleet } from './topic-fleet.js';

describe('the operator while the broker restarts', function () {
  this.timeout(180_000);
  let dir: string;
  let broker: Broker;
  let restoreSetting: () => void;
  let world: Fixture;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'propalpes-broker-'));
    const [port, adminPort, bookiePort] = [await freePort(), await freePort(), await freePort()];
    const line = (): void => undefined;
    broker = await startBroker({ port, adminPort, bookiePort, dir, jvmFlags: quickStart, line });
    restoreSetting = replaceSetting('PULSAR_ADMIN_URL', broker.adminUrl);
  });

  after(async () => {
    restoreSetting();
    await broker.kill();
    await rm(dir, { recursive: true });
  });

  Fixture.forEach((fixture) => (world = fixture));

  it('shouldSurviveBrokerRestart', async () => {
    const operator = world.start({ resyncMs: 1_500 });
    await world.ready();
    const { writes } = world.pulsar;
    await broker.kill();
    const away = await world.reason('PulsarUnavailable');
    expect(away.status.conditions?.[0]?.status).to.equal('Unknown');
    await world.team.reason('PulsarNamespace', 'eventos', 'PulsarUnavailable');
    expect([operator.controller.listed, operator.controller.turning]).to.deep.equal([true, true]);
    await broker.start();
    await world.reason('InSync');
    await world.team.reason('PulsarNamespace', 'eventos', 'InSync');
    expect(world.pulsar.writes).to.deep.equal(writes);
  });

  it('shouldTellOnceThatTheBrokerIsAway', async () => {
    world.start({ resyncMs: 1_500 });
    await world.ready();
    await broker.kill();
    await world.reason('PulsarUnavailable');
    await broker.start();
    await world.reason('InSync');
    const enough = world.pulsar.requests.length + 30;
    await world.until('several passes', () => Promise.resolve(world.pulsar.requests.length > enough));
    const reasons = (await world.team.events('compania')).map((it) => it.split(':')[0]);
    expect(reasons).to.have.members(['Applied', 'PulsarUnavailable', 'InSync']);
  });

  it('shouldFinishWhatItBeganWhenTheBrokerDied', async () => {
    const fleet = new TopicFleet(world, 30);
    await fleet.apply();
    world.start({ resyncMs: 1_500 });
    await fleet.untilReady(8);
    await broker.kill();
    expect(await fleet.ready()).to.be.lessThan(30);
    await broker.start();
    await fleet.untilReady(30);
    expect(await fleet.inPulsar()).to.deep.equal(fleet.expected);
  });
});
