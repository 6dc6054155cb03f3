import type { MicroserviceOptions } from '@propalpes/seedwork/runtime/microservice';

export const settings: MicroserviceOptions = {
  name: 'geograficos',
  description: 'Registers where a property is; what it is, propiedades knows.',
  port: 5002,
  database: 'geograficos',
  publishes: ['eventos/geografico', 'comandos/geografico'],
};
