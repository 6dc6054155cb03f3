import { expect } from 'chai';
import fc from 'fast-check';
import { emailInvalido } from '../../../src/domain/rules/email-invalido.js';
import { companiaValida } from '../../support/mensajes.js';

const juzgar = (email: string | null) => emailInvalido({ ...companiaValida, email })?.codigo;

describe('EMAIL_INVALIDO', () => {
  for (const email of ['a@b.co', 'hola+casas@ventas.casas.com.co', 'ñandú@casas.co', ' hola@casas.co ']) {
    it(`accepts "${email}"`, () => {
      expect(juzgar(email)).to.be.undefined;
    });
  }

  for (const email of [
    'hola',
    'hola@',
    '@casas.co',
    'hola@casas',
    'hola@casas.',
    'hola@.co',
    'a b@casas.co',
    'a@b@c.co',
    'hola@casas..co',
  ]) {
    it(`is broken by "${email}"`, () => {
      expect(juzgar(email)).to.equal('EMAIL_INVALIDO');
    });
  }

  it('accepts addresses of mail as they are', () => {
    fc.assert(fc.property(fc.emailAddress(), (email) => juzgar(email) === undefined));
  });

  it('is broken by an address of more than 254 characters', () => {
    expect(juzgar(`${'a'.repeat(246)}@casas.co`)).to.equal('EMAIL_INVALIDO');
  });

  for (const falta of [null, '', '  ']) {
    it(`leaves ${JSON.stringify(falta)} to the rule that asks for an email`, () => {
      expect(juzgar(falta)).to.be.undefined;
    });
  }

  it('answers quickly whatever is written', () => {
    const started = performance.now();
    juzgar(`a@${'a.'.repeat(100_000)}@`);
    expect(performance.now() - started).to.be.below(100);
  });
});
