import { expect } from 'chai';
import { companiaSinIdentificacion } from '../../../src/domain/rules/compania-sin-identificacion.js';
import { companiaValida } from '../../support/mensajes.js';

describe('COMPANIA_SIN_IDENTIFICACION', () => {
  it('accepts a company that has it', () => {
    expect(companiaSinIdentificacion(companiaValida)).to.be.undefined;
  });

  for (const falta of [null, '', '  ', '\t\n']) {
    it(`is broken when identificacion is ${JSON.stringify(falta)}`, () => {
      expect(companiaSinIdentificacion({ ...companiaValida, identificacion: falta })).to.have.property(
        'codigo',
        'COMPANIA_SIN_IDENTIFICACION',
      );
    });
  }
});
