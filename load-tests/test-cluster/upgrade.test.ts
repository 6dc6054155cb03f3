import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import { imageOf, NextVersion, programs } from '../src/kubernetes/next-version.js';
import type { Upgrade } from '../src/kubernetes/upgrade.js';
import type { WithRestarts } from '../src/kubernetes/watched.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import { progress } from '../src/rig/progress.js';

describe('A release that is upgraded under load to one more field and one more event, and back', function () {
  this.timeout(1_800_000);
  let seen: WithRestarts<Upgrade>;

  before(async () => {
    const next = await NextVersion.compatible('v2');
    await next.load(programs, progress());
    seen = await trialWithin<WithRestarts<Upgrade>>('upgrade', 900_000);
    const { findings, restarts, imagesUp, ...rest } = seen;
    figure('upgrade: pods of v2', imagesUp.length);
    figure('upgrade: restarts', restarts.length);
    for (const [name, value] of Object.entries({ ...rest, ...findings })) figure(`upgrade: ${name}`, value);
  });

  it('has nothing but v2 running when events are there that only v2 knows', () => {
    expect(new Set(seen.imagesUp)).to.deep.equal(new Set(programs.map((name) => imageOf(name, 'v2'))));
  });

  it('restarts no container', () => {
    expect(seen.restarts).to.deep.equal([]);
  });

  it('fails at most one mutation in a thousand', () => {
    expect(seen.failed / seen.asked).to.be.at.most(0.001);
  });

  it('loses nothing, doubles nothing and buries nothing', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
