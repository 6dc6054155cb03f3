import { expect } from 'chai';
import { COMMANDS, type Backlog } from '../src/kubernetes/backlog.js';
import { figure } from '../src/kubernetes/namespace.js';
import type { WithRestarts } from '../src/kubernetes/watched.js';
import { trialWithin } from '../src/kubernetes/within-network.js';

describe(`A backlog of ${COMMANDS} commands for companias, whose database is slow`, function () {
  this.timeout(1_800_000);
  let seen: WithRestarts<Backlog>;

  before(async () => {
    seen = await trialWithin<WithRestarts<Backlog>>('backlog', 1_780_000);
    const { findings, restarts, ...rest } = seen;
    figure('backlog: restarts', restarts.length);
    const ratio = { 'four replicas against one': seen.rateOfFour / seen.rateOfOne };
    for (const [name, value] of Object.entries({ ...rest, ...ratio, ...findings }))
      figure(`backlog: ${name}`, value);
  });

  it('has four replicas asked for within a minute of its onset', () => {
    expect(seen.secondsToMaximum).to.be.at.most(60);
  });

  it('has four replicas ready within a minute of its onset', () => {
    expect(seen.secondsToAllReady).to.be.at.most(60);
  });

  it('is worked off at least 3.2 times as fast by four replicas as by one', () => {
    expect(seen.rateOfFour / seen.rateOfOne).to.be.at.least(3.2);
  });

  it('leaves one replica within four minutes of its end', () => {
    expect(seen.secondsBackToOne).to.be.at.most(240);
  });

  it('is followed by more commands until one replica is left', () => {
    expect(seen.trickled).to.be.above(100);
  });

  it('restarts no container', () => {
    expect(seen.restarts).to.deep.equal([]);
  });

  it('is worked off, and what follows with it, in the order of every key, and without losing or doubling anything', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
