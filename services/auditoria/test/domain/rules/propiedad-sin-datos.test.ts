import { expect } from 'chai';
import { propiedadSinIdentificacionCatastral } from '../../../src/domain/rules/propiedad-sin-identificacion-catastral.js';
import { propiedadSinNombre } from '../../../src/domain/rules/propiedad-sin-nombre.js';
import { propiedadValida } from '../../support/mensajes.js';

const reglas = [
  { codigo: 'PROPIEDAD_SIN_NOMBRE', campo: 'nombre', regla: propiedadSinNombre },
  {
    codigo: 'PROPIEDAD_SIN_IDENTIFICACION_CATASTRAL',
    campo: 'identificacionCatastral',
    regla: propiedadSinIdentificacionCatastral,
  },
];

for (const { codigo, campo, regla } of reglas) {
  describe(codigo, () => {
    it('accepts a property that has it', () => {
      expect(regla(propiedadValida)).to.equal(undefined);
    });

    for (const falta of [null, '', '  ', '\t\n']) {
      it(`is broken when ${campo} is ${JSON.stringify(falta)}`, () => {
        expect(regla({ ...propiedadValida, [campo]: falta })).to.have.property('codigo', codigo);
      });
    }
  });
}
