import { expect } from 'chai';
import type { Backlog } from '../src/kubernetes/backlog.js';
import { figure } from '../src/kubernetes/namespace.js';
import { trialWithin } from '../src/kubernetes/within-network.js';

describe('A backlog of commands for companias, whose database is slow', function () {
  this.timeout(1_800_000);
  let seen: Backlog;

  before(async () => {
    seen = await trialWithin<Backlog>('backlog', 1_780_000);
    const { findings, ...rest } = seen;
    const ratio = { 'four replicas against one': seen.rateOfFour / seen.rateOfOne };
    for (const [name, value] of Object.entries({ ...rest, ...ratio, ...findings }))
      figure(`backlog: ${name}`, value);
  });

  it('has four replicas asked for within a minute of its onset', () => {
    expect(seen.secondsToMaximum).to.be.at.most(60);
  });

  it('is worked off at least 3.2 times as fast by four replicas as by one', () => {
    expect(seen.rateOfFour / seen.rateOfOne).to.be.at.least(3.2);
  });

  it('leaves one replica within four minutes of its end', () => {
    expect(seen.secondsBackToOne).to.be.at.most(240);
  });

  it('is worked off in the order of every key, and without losing or doubling anything', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
