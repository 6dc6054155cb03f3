import type { RegistroApi } from '@propalpes/seedwork/testing/registro-api';

export const api: RegistroApi = {
  service: 'geograficos',
  name: 'DatosGeograficos',
  ending: 'os',
  comando: '/ingestion/datos-geograficos-comando',
  query: '/ingestion/datos-geograficos-query',
  comandos: 'comandos/geografico',
  eventos: 'eventos/geografico',
  campos: { nombre_propiedad: 200, latitud: 64, longitud: 64 },
};

export const datos = { nombrePropiedad: 'Torre 1', latitud: '4.6', longitud: '-74.08' };

export const sample = (number: number) => ({
  nombre_propiedad: `Torre ${number}`,
  latitud: `4.${number}`,
  longitud: '-74.08',
});
