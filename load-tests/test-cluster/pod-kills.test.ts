import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import type { PodKills } from '../src/kubernetes/pod-kills.js';
import type { WithRestarts } from '../src/kubernetes/watched.js';
import { trialWithin } from '../src/kubernetes/within-network.js';

describe('A cluster whose pods are killed one after the other under load', function () {
  this.timeout(900_000);
  let seen: WithRestarts<PodKills>;

  before(async () => {
    seen = await trialWithin<WithRestarts<PodKills>>('pod-kills', 880_000);
    const { findings, restarts, ...rest } = seen;
    figure('pod kills: restarts', restarts.length);
    for (const [name, count] of Object.entries({ ...rest, ...findings })) figure(`pod kills: ${name}`, count);
  });

  it('loses a pod every 10 s for 3 minutes', () => {
    expect(seen.kills).to.equal(18);
  });

  it('is asked for more than a thousand mutations meanwhile', () => {
    expect(seen.asked).to.be.above(1000);
  });

  it('fails at most one mutation in a thousand of clients that repeat what was not answered', () => {
    expect(seen.failed / seen.asked).to.be.at.most(0.001);
  });

  it('restarts no container of a pod that stays', () => {
    expect(seen.restarts).to.deep.equal([]);
  });

  it('loses nothing, doubles nothing and leaves nothing undecided', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
