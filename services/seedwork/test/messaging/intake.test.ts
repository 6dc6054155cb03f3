import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { Intake } from '../../src/messaging/intake.js';

describe('intake', () => {
  it('lets in as many as it has room for', async () => {
    const intake = new Intake(2);
    await intake.enter();
    await intake.enter();
    expect(intake.size).to.equal(2);
  });

  it('makes the next one wait until somebody leaves', async () => {
    const intake = new Intake(1);
    await intake.enter();
    let entered = false;
    const waiting = intake.enter().then(() => (entered = true));
    await turn();
    expect(entered).to.be.false;
    intake.leave();
    await waiting;
    expect(intake.size).to.equal(1);
  });

  it('wakes the one who waits once for each who leaves', async () => {
    const intake = new Intake(1);
    await intake.enter();
    for (let round = 0; round < 3; round += 1) {
      const waiting = intake.enter();
      intake.leave();
      await waiting;
    }
    expect(intake.size).to.equal(1);
  });
});
