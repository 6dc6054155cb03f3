import { expect } from 'chai';
import { Position, positionOf } from '../../src/broker/position.js';

describe('a position', () => {
  it('is written as the tools of Pulsar write it', () => {
    const message = {
      getMessageId: () => ({ serialize: () => Buffer.alloc(0), toString: () => '(57,3,0,-1)' }),
    };
    expect(positionOf(message).toString()).to.equal('57:3:0');
  });

  it('is after another of a later entry or a later ledger, and after none at all', () => {
    const position = new Position(5, 3, 0);
    expect(position.isAfter(new Position(5, 2, 0))).to.be.true;
    expect(position.isAfter(new Position(4, 9, 0))).to.be.true;
    expect(position.isAfter(undefined)).to.be.true;
    expect(position.isAfter(new Position(5, 3, 0))).to.be.false;
    expect(position.isAfter(new Position(6, 0, 0))).to.be.false;
  });
});
