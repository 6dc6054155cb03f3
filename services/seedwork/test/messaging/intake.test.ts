import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { Intake } from '../../src/messaging/intake.js';
import { rejectionOf } from '../support/rejections.js';

describe('intake', () => {
  let stopping: AbortController;

  beforeEach(() => {
    stopping = new AbortController();
  });

  it('lets in as many as it has room for', async () => {
    const intake = new Intake(2);
    await intake.enter(stopping.signal);
    await intake.enter(stopping.signal);
    expect(intake.size).to.equal(2);
  });

  it('makes the next one wait until somebody leaves', async () => {
    const intake = new Intake(1);
    await intake.enter(stopping.signal);
    let entered = false;
    const waiting = intake.enter(stopping.signal).then(() => (entered = true));
    await turn();
    expect(entered).to.be.false;
    intake.leave();
    await waiting;
    expect(intake.size).to.equal(1);
  });

  it('wakes the one who waits once for each who leaves', async () => {
    const intake = new Intake(1);
    await intake.enter(stopping.signal);
    for (let round = 0; round < 3; round += 1) {
      const waiting = intake.enter(stopping.signal);
      intake.leave();
      await waiting;
    }
    expect(intake.size).to.equal(1);
  });

  it('lets go of the one who waits when the signal aborts, and keeps no place for them', async () => {
    const intake = new Intake(1);
    await intake.enter(stopping.signal);
    const waiting = rejectionOf(intake.enter(stopping.signal));
    stopping.abort();
    expect(await waiting).to.equal(stopping.signal.reason);
    intake.leave();
    expect(intake.size).to.equal(0);
  });
});
