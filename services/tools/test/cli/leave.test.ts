import { expect } from 'chai';
import { mayGoOn } from '../../src/cli/leave.js';
import { Refused } from '../../src/cli/refused.js';

const leave = { upTo: 100, yes: false, dryRun: false };

describe('a tool that changes something', () => {
  it('goes on with as many as it may', () => {
    expect(mayGoOn('letters', 100, leave)).to.be.true;
  });

  it('refuses one more, and says what to do', () => {
    expect(() => mayGoOn('letters', 101, leave)).to.throw(
      Refused,
      '101 letters are more than 100: narrow it down, or say --yes',
    );
  });

  it('goes on with any number after a yes', () => {
    expect(mayGoOn('letters', 101, { ...leave, yes: true })).to.be.true;
  });

  it('never goes on in a dry run', () => {
    expect(mayGoOn('letters', 101, { ...leave, yes: true, dryRun: true })).to.be.false;
  });

  it('has nothing to do with nothing', () => {
    expect(mayGoOn('letters', 0, leave)).to.be.false;
  });
});
