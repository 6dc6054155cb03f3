import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import { NextVersion } from '../src/kubernetes/next-version.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import type { WrongRelease } from '../src/kubernetes/wrong-release.js';
import { progress } from '../src/rig/progress.js';

describe('A release under load whose schema nobody could read', function () {
  this.timeout(1_800_000);
  let seen: WrongRelease;

  before(async () => {
    await (await NextVersion.incompatible('v3')).load(['companias'], progress());
    seen = await trialWithin<WrongRelease>('wrong-release', 600_000);
    const { findings, ...rest } = seen;
    for (const [name, value] of Object.entries({ ...rest, ...findings }))
      figure(`wrong release: ${name}`, value);
  });

  it('stops at pods that never become ready', () => {
    expect(seen.newPods).to.be.above(0);
    expect(seen.newPodsReady).to.equal(0);
  });

  it('goes on serving from the pods of before', () => {
    expect(seen.podsReady).to.be.above(0);
    expect(seen.failed / seen.asked).to.be.at.most(0.001);
  });

  it('has lost, doubled and buried nothing when it is taken back', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
