import { expect } from 'chai';
import fc from 'fast-check';
import { leerNit, nitComparable } from '../../src/domain/nit.js';

describe('NIT', () => {
  it('is read with and without its hyphen', () => {
    expect(leerNit('890903938-8')).to.deep.equal({ numero: '890903938', digito: 8 });
    expect(leerNit('8909039388')).to.deep.equal(leerNit('890903938-8'));
  });

  it('is compared without its hyphen', () => {
    expect(nitComparable(' 890903938-8 ')).to.equal('8909039388');
  });

  it('is compared as it stands when it is no NIT', () => {
    expect(nitComparable(' ABC-1 ')).to.equal('ABC-1');
  });

  it('is compared the same way twice', () => {
    fc.assert(
      fc.property(fc.string(), (texto) => nitComparable(nitComparable(texto)) === nitComparable(texto)),
    );
  });
});
