import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import { NextVersion } from '../src/kubernetes/next-version.js';
import type { WithRestarts } from '../src/kubernetes/watched.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import type { WrongRelease } from '../src/kubernetes/wrong-release.js';
import { progress } from '../src/rig/progress.js';

describe('A release under load whose schema nobody could read', function () {
  this.timeout(1_800_000);
  let seen: WithRestarts<WrongRelease>;

  before(async () => {
    await (await NextVersion.incompatible('v3')).load(['companias'], progress());
    seen = await trialWithin<WithRestarts<WrongRelease>>('wrong-release', 600_000);
    const { findings, restarts, ...rest } = seen;
    figure('wrong release: restarts', restarts.length);
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

  it('restarts no container, not even of those that wait in vain', () => {
    expect(seen.restarts).to.deep.equal([]);
  });

  it('has lost, doubled and buried nothing when it is taken back', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
