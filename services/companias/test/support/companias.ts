import type { RegistroApi } from '@propalpes/seedwork/testing/registro-api';

export const api: RegistroApi = {
  service: 'companias',
  name: 'Compania',
  ending: 'a',
  comando: '/ingestion/compania-comando',
  query: '/ingestion/compania-query',
  comandos: 'comandos/compania',
  eventos: 'eventos/compania',
  campos: { nombre: 200, email: 320, identificacion: 64 },
};

export const datos = { nombre: 'Casas', email: 'hola@casas.co', identificacion: '890903938-8' };
