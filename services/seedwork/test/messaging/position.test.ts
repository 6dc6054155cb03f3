import { expect } from 'chai';
import { BEGINNING, isAfter, isMessage, placeOf } from '../../src/messaging/position.js';

const idOf = (text: string) => ({ serialize: () => Buffer.alloc(0), toString: () => text });

describe('a position', () => {
  it('is read from the id of a message', () => {
    expect(placeOf(idOf('(57,3,1,-1)'))).to.deep.equal({ position: [57, 3], partition: 1 });
  });

  it('is not read from any other text', () => {
    expect(() => placeOf(idOf('57:3'))).to.throw('57:3 is not the id of a message');
  });

  it('is after another of an earlier entry or an earlier ledger', () => {
    expect(isAfter([5, 3], [5, 2])).to.be.true;
    expect(isAfter([5, 3], [4, 9])).to.be.true;
    expect(isAfter([5, 3], [5, 3])).to.be.false;
    expect(isAfter([5, 3], [6, 0])).to.be.false;
    expect(isAfter([0, 0], BEGINNING)).to.be.true;
  });

  it('of entry -1 is where a ledger begins, and no message', () => {
    expect(isMessage([7, -1])).to.be.false;
    expect(isMessage([7, 0])).to.be.true;
  });
});
