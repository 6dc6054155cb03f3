import { expect } from 'chai';
import { leerNit } from '../../src/domain/nit.js';

describe('NIT', () => {
  it('is read with and without its hyphen', () => {
    expect(leerNit('890903938-8')).to.deep.equal({ numero: '890903938', digito: 8 });
    expect(leerNit('8909039388')).to.deep.equal(leerNit('890903938-8'));
  });
});
