import { expect } from 'chai';
import { nitMalFormado } from '../../../src/domain/rules/nit-mal-formado.js';
import { companiaValida } from '../../support/mensajes.js';

const juzgar = (identificacion: string | null) =>
  nitMalFormado({ ...companiaValida, identificacion })?.codigo;

describe('NIT_MAL_FORMADO', () => {
  for (const nit of ['890903938-8', '8909039388', ' 890903938-8 ', '123456789012345-6', '12345-6']) {
    it(`accepts "${nit}"`, () => {
      expect(juzgar(nit)).to.be.undefined;
    });
  }

  for (const nit of [
    'ABC',
    '890903938-',
    '890903938--8',
    '89090393A-8',
    '890.903.938-8',
    '1234-5',
    '1234567890123456-7',
    '890903938-88',
    '٨٩٠٩٠٣٩٣٨-٨',
  ]) {
    it(`is broken by "${nit}"`, () => {
      expect(juzgar(nit)).to.equal('NIT_MAL_FORMADO');
    });
  }

  for (const falta of [null, '', '  ']) {
    it(`leaves ${JSON.stringify(falta)} to the rule that asks for an identification`, () => {
      expect(juzgar(falta)).to.be.undefined;
    });
  }
});
