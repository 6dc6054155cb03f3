import { startControlPlane, type ControlPlane } from '@propalpes/local/control-plane/control-plane';
import { expect } from 'chai';

import { auditoria, Fixture } from './fixture.js';
import { replaceSetting } from './settings.js';
import { TopicFleet } from './topic-fleet.js';

describe('the operator while the API server restarts', function () {
  this.timeout(90_000);
  let plane: ControlPlane;
  let restoreSetting: () => void;
  let world: Fixture;

  before(async () => {
    plane = await startControlPlane();
    restoreSetting = replaceSetting('KUBECONFIG', plane.kubeconfig);
  });

  after(async () => {
    restoreSetting();
    await plane.stop();
  });

  Fixture.forEach((fixture) => (world = fixture));

  /** How long a change of a topic takes until it is reported, in milliseconds. */
  const change = async (fleet: TopicFleet, subscription: string): Promise<number> => {
    const started = Date.now();
    await fleet.change('topic-000', { subscriptions: [...auditoria.subscriptions, { name: subscription }] });
    await world.team.reason('PulsarTopic', 'topic-000', 'InSync');
    return Date.now() - started;
  };

  it('shouldSurviveApiserverRestart', async () => {
    const fleet = new TopicFleet(world, 20);
    await fleet.apply();
    const operator = world.start();
    await fleet.untilReady(5);
    await plane.restartApiserver();
    await fleet.untilReady(20);
    expect(await fleet.inPulsar()).to.deep.equal(fleet.expected);
    await world.until('an answered LIST', () => Promise.resolve(operator.controller.listed));
    expect(operator.controller.turning).to.be.true;
  });

  it('shouldHearOfChangesAfterApiserverRestart', async () => {
    const fleet = new TopicFleet(world, 1);
    await fleet.apply();
    world.start();
    await fleet.untilReady(1);
    await plane.restartApiserver();
    let changes = 0;
    const heard = async (): Promise<boolean> => (await change(fleet, `soon-${(changes += 1)}`)) < 3_000;
    // Until then the watches wait before they try again.
    await world.until('a change that is heard of', heard);
    expect([await heard(), await heard()]).to.deep.equal([true, true]);
  });
});
