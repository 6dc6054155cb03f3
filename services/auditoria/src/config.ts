import type { MicroserviceOptions } from '@propalpes/seedwork/runtime/microservice';

export const settings: MicroserviceOptions = {
  name: 'auditoria',
  description: 'Judges what is registered and follows every operation to its end.',
  port: 5003,
  database: 'auditoria',
  publishes: ['comandos/compania', 'comandos/propiedad', 'comandos/geografico', 'eventos/auditoria'],
};
