import { expect } from 'chai';
import { companiaSinEmail } from '../../../src/domain/rules/compania-sin-email.js';
import { companiaValida } from '../../support/mensajes.js';

describe('COMPANIA_SIN_EMAIL', () => {
  it('accepts a company that has it', () => {
    expect(companiaSinEmail(companiaValida)).to.be.undefined;
  });

  for (const falta of [null, '', '  ', '\t\n']) {
    it(`is broken when email is ${JSON.stringify(falta)}`, () => {
      expect(companiaSinEmail({ ...companiaValida, email: falta })).to.have.property(
        'codigo',
        'COMPANIA_SIN_EMAIL',
      );
    });
  }
});
