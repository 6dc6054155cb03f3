import { expect } from 'chai';
import { incumplidas } from '../../../src/domain/rules/regla.js';
import { reglasPropiedad } from '../../../src/domain/rules/reglas-propiedad.js';
import type { DatosPropiedad } from '../../../src/domain/rules/datos-propiedad.js';
import { propiedadValida } from '../../support/mensajes.js';

const codigos = (datos: DatosPropiedad, nitConocido = true) =>
  incumplidas(reglasPropiedad(nitConocido), datos).map(({ codigo }) => codigo);

describe('audit of a property', () => {
  it('finds nothing wrong with one that keeps every rule', () => {
    expect(codigos(propiedadValida)).to.deep.equal([]);
  });

  it('finds that no known company has its NIT', () => {
    expect(codigos(propiedadValida, false)).to.deep.equal(['NIT_DESCONOCIDO']);
  });

  it('lists every rule that is broken, not the first alone', () => {
    const datos = { ...propiedadValida, nombre: null, identificacionCatastral: '1' };
    expect(codigos(datos, false)).to.deep.equal([
      'PROPIEDAD_SIN_NOMBRE',
      'IDENTIFICACION_CATASTRAL_MAL_FORMADA',
      'NIT_DESCONOCIDO',
    ]);
  });

  it('finds everything missing in a property of which nothing is known', () => {
    expect(codigos({ nombre: null, identificacionCatastral: null, nit: null }, false)).to.deep.equal([
      'PROPIEDAD_SIN_NOMBRE',
      'PROPIEDAD_SIN_IDENTIFICACION_CATASTRAL',
      'NIT_DESCONOCIDO',
    ]);
  });

  it('says in Spanish what is wrong', () => {
    const datos = { nombre: ' ', identificacionCatastral: '1', nit: null };
    expect(incumplidas(reglasPropiedad(false), datos).map(({ mensaje }) => mensaje)).to.deep.equal([
      'La propiedad no tiene nombre.',
      'La identificación catastral debe tener 20 o 30 dígitos.',
      'El NIT no pertenece a ninguna compañía conocida.',
    ]);
  });
});
