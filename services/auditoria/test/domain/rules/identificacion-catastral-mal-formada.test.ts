import { expect } from 'chai';
import { identificacionCatastralMalFormada } from '../../../src/domain/rules/identificacion-catastral-mal-formada.js';
import { propiedadValida } from '../../support/mensajes.js';

const juzgar = (identificacionCatastral: string | null) =>
  identificacionCatastralMalFormada({ ...propiedadValida, identificacionCatastral })?.codigo;

describe('IDENTIFICACION_CATASTRAL_MAL_FORMADA', () => {
  for (const texto of ['1'.repeat(20), '0'.repeat(30), ` ${'7'.repeat(20)} `]) {
    it(`accepts "${texto}"`, () => {
      expect(juzgar(texto)).to.equal(undefined);
    });
  }

  for (const texto of [
    '1'.repeat(19),
    '1'.repeat(21),
    '1'.repeat(29),
    '1'.repeat(31),
    '1'.repeat(40),
    `${'1'.repeat(19)}A`,
    `${'1'.repeat(10)}-${'1'.repeat(10)}`,
    '١'.repeat(20),
  ]) {
    it(`is broken by "${texto}"`, () => {
      expect(juzgar(texto)).to.equal('IDENTIFICACION_CATASTRAL_MAL_FORMADA');
    });
  }

  for (const falta of [null, '', '  ']) {
    it(`leaves ${JSON.stringify(falta)} to the rule for what is missing`, () => {
      expect(juzgar(falta)).to.equal(undefined);
    });
  }
});
