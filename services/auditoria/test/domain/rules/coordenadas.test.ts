import { expect } from 'chai';
import { latitudFueraDeRango } from '../../../src/domain/rules/latitud-fuera-de-rango.js';
import { latitudNoNumerica } from '../../../src/domain/rules/latitud-no-numerica.js';
import { longitudFueraDeRango } from '../../../src/domain/rules/longitud-fuera-de-rango.js';
import { longitudNoNumerica } from '../../../src/domain/rules/longitud-no-numerica.js';
import { sinLatitud } from '../../../src/domain/rules/sin-latitud.js';
import { sinLongitud } from '../../../src/domain/rules/sin-longitud.js';
import { geograficoValido } from '../../support/mensajes.js';

const ejes = [
  {
    eje: 'latitud',
    falta: sinLatitud,
    noNumerica: latitudNoNumerica,
    fuera: latitudFueraDeRango,
    limite: '90',
    pasado: '90.0001',
  },
  {
    eje: 'longitud',
    falta: sinLongitud,
    noNumerica: longitudNoNumerica,
    fuera: longitudFueraDeRango,
    limite: '180',
    pasado: '180.0001',
  },
] as const;

for (const { eje, falta, noNumerica, fuera, limite, pasado } of ejes) {
  const EJE = eje.toUpperCase();
  const con = (texto: string | null) => ({ ...geograficoValido, [eje]: texto });

  describe(`SIN_${EJE}`, () => {
    it('accepts data that have it', () => {
      expect(falta(geograficoValido)).to.equal(undefined);
    });

    for (const nada of [null, '', ' \t']) {
      it(`is broken when it is ${JSON.stringify(nada)}`, () => {
        expect(falta(con(nada))).to.have.property('codigo', `SIN_${EJE}`);
      });
    }
  });

  describe(`${EJE}_NO_NUMERICA`, () => {
    for (const texto of ['0', '-4', '+4.65', '4.65', ' 4.65 ', '007', null, '', ' ']) {
      it(`accepts ${JSON.stringify(texto)}`, () => {
        expect(noNumerica(con(texto))).to.equal(undefined);
      });
    }

    for (const texto of [
      'norte',
      '4,65',
      '4.',
      '.65',
      '4.6.5',
      '1e1',
      '0x10',
      '--4',
      'NaN',
      'Infinity',
      '4°',
    ]) {
      it(`is broken by "${texto}"`, () => {
        expect(noNumerica(con(texto))).to.have.property('codigo', `${EJE}_NO_NUMERICA`);
      });
    }
  });

  describe(`${EJE}_FUERA_DE_RANGO`, () => {
    for (const texto of ['0', limite, `-${limite}`, null, '', 'norte']) {
      it(`accepts ${JSON.stringify(texto)}`, () => {
        expect(fuera(con(texto))).to.equal(undefined);
      });
    }

    for (const texto of [pasado, `-${pasado}`, '1000', '9'.repeat(400)]) {
      it(`is broken by "${texto.slice(0, 12)}"`, () => {
        expect(fuera(con(texto))).to.have.property('codigo', `${EJE}_FUERA_DE_RANGO`);
      });
    }
  });
}
