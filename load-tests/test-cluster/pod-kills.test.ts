import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import type { PodKills } from '../src/kubernetes/pod-kills.js';
import { trialWithin } from '../src/kubernetes/within-network.js';

describe('A cluster whose pods are killed one after the other under load', function () {
  this.timeout(900_000);
  let seen: PodKills;

  before(async () => {
    seen = await trialWithin<PodKills>('pod-kills', 880_000);
    const { findings, ...rest } = seen;
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

  it('loses nothing, doubles nothing and leaves nothing undecided', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
