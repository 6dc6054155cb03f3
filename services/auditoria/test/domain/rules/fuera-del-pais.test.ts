import { expect } from 'chai';
import { fueraDelPais } from '../../../src/domain/rules/fuera-del-pais.js';
import { colombia } from '../../support/escenario.js';

const juzgar = (latitud: string | null, longitud: string | null) =>
  fueraDelPais(colombia)({ nombrePropiedad: null, latitud, longitud })?.codigo;

describe('FUERA_DEL_PAIS', () => {
  for (const [lugar, latitud, longitud] of [
    ['Bogotá', '4.65', '-74.05'],
    ['Leticia', '-4.21', '-69.94'],
    ['Providencia', '13.35', '-81.37'],
    ['a corner', '-4.3', '-82'],
    ['the other corner', '13.5', '-66.8'],
  ] as const) {
    it(`accepts ${lugar}`, () => {
      expect(juzgar(latitud, longitud)).to.equal(undefined);
    });
  }

  for (const [lugar, latitud, longitud] of [
    ['Madrid', '40.42', '-3.70'],
    ['Lima', '-12.05', '-77.04'],
    ['Caracas, east of it', '10.48', '-66.7'],
    ['Bogotá with its coordinates swapped', '-74.05', '4.65'],
    ['north of it, where the longitude is missing', '13.6', null],
    ['west of it, where the latitude is no number', 'norte', '-82.1'],
  ] as const) {
    it(`is broken by ${lugar}`, () => {
      expect(juzgar(latitud, longitud)).to.equal('FUERA_DEL_PAIS');
    });
  }

  for (const [motivo, latitud, longitud] of [
    ['missing', null, null],
    ['no number', 'norte', 'oeste'],
    ['nowhere on earth', '91', '-181'],
  ] as const) {
    it(`leaves what is ${motivo} to the rule for that`, () => {
      expect(juzgar(latitud, longitud)).to.equal(undefined);
    });
  }
});
