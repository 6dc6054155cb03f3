import { expect } from 'chai';
import { companiaSinNombre } from '../../../src/domain/rules/compania-sin-nombre.js';
import { companiaValida } from '../../support/mensajes.js';

describe('COMPANIA_SIN_NOMBRE', () => {
  it('accepts a company that has it', () => {
    expect(companiaSinNombre(companiaValida)).to.be.undefined;
  });

  for (const falta of [null, '', '  ', '\t\n']) {
    it(`is broken when nombre is ${JSON.stringify(falta)}`, () => {
      expect(companiaSinNombre({ ...companiaValida, nombre: falta })).to.have.property(
        'codigo',
        'COMPANIA_SIN_NOMBRE',
      );
    });
  }
});
