import type { MicroserviceOptions } from '@propalpes/seedwork/runtime/microservice';

export const settings: MicroserviceOptions = {
  name: 'propiedades',
  description: 'Registers what a property is; where it is, geograficos knows.',
  port: 5001,
  database: 'propiedades',
  publishes: ['eventos/propiedad', 'comandos/propiedad'],
};
