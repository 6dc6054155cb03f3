import type { MicroserviceOptions } from '@propalpes/seedwork/runtime/microservice';

export const settings: MicroserviceOptions = {
  name: 'companias',
  description: 'Registers real-estate companies.',
  port: 5000,
  database: 'companias',
  publishes: ['eventos/compania', 'comandos/compania'],
};
