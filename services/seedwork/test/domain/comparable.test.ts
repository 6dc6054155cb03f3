import { expect } from 'chai';
import fc from 'fast-check';
import { comparable } from '../../src/domain/comparable.js';

describe('a comparable identification', () => {
  for (const escrita of [
    '890903938-8',
    '8909039388',
    '890.903.938-8',
    ' 890 903 938 - 8 ',
    '８９０９０３９３８-8',
  ]) {
    it(`is the same however it is written: "${escrita}"`, () => {
      expect(comparable(escrita)).to.equal('8909039388');
    });
  }

  it('does not depend on capitals', () => {
    expect(comparable('ab-12')).to.equal(comparable('AB12'));
  });

  for (const nada of [null, '', '   ', '-', '.-.']) {
    it(`is nothing when it is ${JSON.stringify(nada)}`, () => {
      expect(comparable(nada)).to.be.undefined;
    });
  }

  it('is another for another check digit', () => {
    expect(comparable('890903938-8')).to.not.equal(comparable('890903938-7'));
  });

  it('can never be mistaken for the key of what holds none', () => {
    const textos = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(textos, (texto) => !(comparable(texto) ?? '').startsWith('~')));
  });

  it('is the same when it is made comparable twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texto) => {
        const llave = comparable(texto);
        expect(comparable(llave ?? null)).to.equal(llave);
      }),
    );
  });
});
