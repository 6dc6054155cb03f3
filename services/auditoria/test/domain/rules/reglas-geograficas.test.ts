import { expect } from 'chai';
import fc from 'fast-check';
import { incumplidas } from '../../../src/domain/rules/regla.js';
import { reglasGeograficas } from '../../../src/domain/rules/reglas-geograficas.js';
import type { DatosGeograficos } from '../../../src/domain/rules/datos-geograficos.js';
import { colombia } from '../../support/escenario.js';
import { geograficoValido } from '../../support/mensajes.js';

const juzgar = (datos: Partial<DatosGeograficos>) =>
  incumplidas(reglasGeograficas(colombia), { ...geograficoValido, ...datos });
const codigos = (datos: Partial<DatosGeograficos>) => juzgar(datos).map(({ codigo }) => codigo);

describe('audit of geographic data', () => {
  it('finds nothing wrong with data that keep every rule', () => {
    expect(codigos({})).to.deep.equal([]);
  });

  it('does not ask for the name of the property: the property has it', () => {
    expect(codigos({ nombrePropiedad: null })).to.deep.equal([]);
  });

  it('lists every rule that is broken, not the first alone', () => {
    expect(codigos({ latitud: 'norte', longitud: null })).to.deep.equal([
      'LATITUD_NO_NUMERICA',
      'SIN_LONGITUD',
    ]);
    expect(codigos({ latitud: '91', longitud: '100' })).to.deep.equal([
      'LATITUD_FUERA_DE_RANGO',
      'FUERA_DEL_PAIS',
    ]);
  });

  it('names one thing that is wrong with a coordinate, not its consequences', () => {
    const texto = fc.oneof(fc.string(), fc.double().map(String), fc.constant(null));
    fc.assert(fc.property(texto, (latitud) => codigos({ latitud }).length <= 1));
  });

  it('says in Spanish what is wrong', () => {
    const mensajes = [
      juzgar({ latitud: null, longitud: 'oeste' }),
      juzgar({ latitud: '-91', longitud: '0' }),
    ].flat();
    expect(mensajes.map(({ mensaje }) => mensaje)).to.deep.equal([
      'La propiedad no tiene latitud.',
      'La longitud debe ser un número, en grados decimales.',
      'La latitud debe estar entre -90 y 90 grados.',
      'Las coordenadas están fuera del país.',
    ]);
  });
});
