import { services } from '@propalpes/local/supervisor/services';
import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import { NextVersion } from '../src/kubernetes/next-version.js';
import type { Upgrade } from '../src/kubernetes/upgrade.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import { progress } from '../src/rig/progress.js';

describe('A release under load that is upgraded to one more field and one more event', function () {
  this.timeout(1_800_000);
  let seen: Upgrade;

  before(async () => {
    const say = progress();
    const next = await NextVersion.compatible('v2');
    await next.load(
      services.map(({ name }) => name),
      say,
    );
    await (await NextVersion.incompatible('v3')).load(['companias'], say);
    seen = await trialWithin<Upgrade>('upgrade', 900_000);
    const { findings, halted, ...rest } = seen;
    for (const [name, value] of Object.entries({ ...rest, ...halted, ...findings }))
      figure(`upgrade: ${name}`, value);
  });

  it('and back, fails at most one mutation in a thousand', () => {
    expect(seen.failed / seen.asked).to.be.at.most(0.001);
  });

  it('loses nothing, doubles nothing and buries nothing', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });

  it('stops at pods that are not ready when nobody could read its schema', () => {
    expect(seen.halted.newPods).to.be.above(0);
    expect(seen.halted.newPodsReady).to.equal(0);
  });

  it('goes on serving from the old pods then', () => {
    expect(seen.halted.podsReady).to.be.above(0);
  });
});
