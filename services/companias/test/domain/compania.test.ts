import { expect } from 'chai';
import fc from 'fast-check';
import { identificacionUnica, sinDatos } from '../../src/domain/compania.js';

const unica = (identificacion: string | null) => identificacionUnica({ ...sinDatos, identificacion });

describe('what makes a company unique', () => {
  for (const escrita of [
    '890903938-8',
    '8909039388',
    '890.903.938-8',
    ' 890 903 938 - 8 ',
    '８９０９０３９３８-8',
  ]) {
    it(`is the same however it is written: "${escrita}"`, () => {
      expect(unica(escrita)).to.equal('8909039388');
    });
  }

  it('does not depend on capitals', () => {
    expect(unica('ab-12')).to.equal(unica('AB12'));
  });

  for (const nada of [null, '', '   ', '-', '.-.']) {
    it(`is nothing when it is ${JSON.stringify(nada)}: two companies may both lack it`, () => {
      expect(unica(nada)).to.be.undefined;
    });
  }

  it('is another for another check digit', () => {
    expect(unica('890903938-8')).to.not.equal(unica('890903938-7'));
  });

  it('can never be mistaken for the key of one that holds none', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (texto) => !(unica(texto) ?? '').startsWith('~')));
  });

  it('is the same when it is made unique twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texto) => {
        const llave = unica(texto);
        expect(unica(llave ?? null)).to.equal(llave);
      }),
    );
  });
});
