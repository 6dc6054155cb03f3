import { expect } from 'chai';
import fc from 'fast-check';
import { digitoDeVerificacion } from '../../../src/domain/nit.js';
import { nitDigitoIncorrecto } from '../../../src/domain/rules/nit-digito-incorrecto.js';
import { companiaValida } from '../../support/mensajes.js';

const juzgar = (identificacion: string | null) =>
  nitDigitoIncorrecto({ ...companiaValida, identificacion })?.codigo;
const numero = fc.integer({ min: 10_000, max: 999_999_999_999_999 }).map(String);

describe('NIT_DIGITO_INCORRECTO', () => {
  for (const nit of ['890903938-8', '899999068-1', '800197268-4', '890900608-9']) {
    it(`accepts ${nit}, with and without the hyphen`, () => {
      expect(juzgar(nit)).to.be.undefined;
      expect(juzgar(nit.replace('-', ''))).to.be.undefined;
    });

    it(`is broken by ${nit.slice(0, -1)} and any other digit`, () => {
      const [base = '', correcto] = nit.split('-');
      for (const digito of '0123456789'.replace(correcto!, '')) {
        expect(juzgar(`${base}-${digito}`)).to.equal('NIT_DIGITO_INCORRECTO');
        expect(juzgar(`${base}${digito}`)).to.equal('NIT_DIGITO_INCORRECTO');
      }
    });
  }

  it('accepts exactly one check digit for any number', () => {
    fc.assert(
      fc.property(numero, (base) => {
        const aceptados = Array.from('0123456789').filter(
          (digito) => juzgar(`${base}-${digito}`) === undefined,
        );
        expect(aceptados).to.deep.equal([String(digitoDeVerificacion(base))]);
      }),
    );
  });

  it('notices any single digit that was mistyped, unless the check digit is 1, which stands for two remainders', () => {
    fc.assert(
      fc.property(numero, fc.nat(), fc.integer({ min: 1, max: 9 }), (base, place, shift) => {
        const index = place % base.length;
        const typed = (Number(base[index]) + shift) % 10;
        const mistyped = `${base.slice(0, index)}${typed}${base.slice(index + 1)}`;
        const digito = digitoDeVerificacion(base);
        fc.pre(digito !== 1);
        expect(juzgar(`${mistyped}-${digito}`)).to.equal('NIT_DIGITO_INCORRECTO');
      }),
    );
  });

  it('does not depend on zeros in front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 999_999_999 }).map(String), (base) => {
        expect(digitoDeVerificacion(`000${base}`)).to.equal(digitoDeVerificacion(base));
      }),
    );
  });

  for (const otro of [null, '', 'ABC', '12']) {
    it(`leaves ${JSON.stringify(otro)} to the other rules`, () => {
      expect(juzgar(otro)).to.be.undefined;
    });
  }
});
