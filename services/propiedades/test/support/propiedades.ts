import type { RegistroApi } from '@propalpes/seedwork/testing/registro-api';

export const api: RegistroApi = {
  service: 'propiedades',
  name: 'Propiedad',
  ending: 'a',
  comando: '/ingestion/propiedad-comando',
  query: '/ingestion/propiedad-query',
  comandos: 'comandos/propiedad',
  eventos: 'eventos/propiedad',
  campos: { nombre: 200, identificacion_catastral: 64, nit: 64 },
};

export const datos = {
  nombre: 'Torre 1',
  identificacionCatastral: '25001000000000001234',
  nit: '890903938-8',
};

/** Odd numbers belong to one company, even ones to another. */
export const sample = (number: number) => ({
  nombre: `Torre ${number}`,
  identificacion_catastral: `2500100000000000000${number}`,
  nit: number % 2 === 1 ? '890903938-8' : '800.197.268-4',
});
