import { expect } from 'chai';
import { incumplidas } from '../../../src/domain/rules/regla.js';
import { reglasCompania } from '../../../src/domain/rules/reglas-compania.js';
import { companiaValida } from '../../support/mensajes.js';

const codigos = (datos: typeof companiaValida | Record<keyof typeof companiaValida, string | null>) =>
  incumplidas(reglasCompania, datos).map(({ codigo }) => codigo);

describe('audit of a company', () => {
  it('finds nothing wrong with one that keeps every rule', () => {
    expect(codigos(companiaValida)).to.deep.equal([]);
  });

  it('lists every rule that is broken, not the first alone', () => {
    expect(codigos({ ...companiaValida, email: null, identificacion: '890903938-7' })).to.deep.equal([
      'COMPANIA_SIN_EMAIL',
      'NIT_DIGITO_INCORRECTO',
    ]);
  });

  it('finds everything missing in a company of which nothing is known', () => {
    expect(codigos({ nombre: null, email: null, identificacion: null })).to.deep.equal([
      'COMPANIA_SIN_NOMBRE',
      'COMPANIA_SIN_EMAIL',
      'COMPANIA_SIN_IDENTIFICACION',
    ]);
  });

  it('says in Spanish what is wrong', () => {
    const reglas = incumplidas(reglasCompania, { nombre: ' ', email: 'hola', identificacion: 'ABC' });
    expect(reglas.map(({ mensaje }) => mensaje)).to.deep.equal([
      'La compañía no tiene nombre.',
      'El correo electrónico no tiene una forma válida.',
      'El NIT debe tener de 5 a 15 dígitos y un dígito de verificación.',
    ]);
  });
});
