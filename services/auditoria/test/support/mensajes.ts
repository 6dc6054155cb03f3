import type { Mensaje, MensajeDe } from '../../src/sagas/mensajes.js';

export const COMPANIA = '0197a2b4-7c1e-7000-8000-000000000001';
export const PROPIEDAD = '0197a2b4-7c1e-7000-8000-000000000003';
export const OPERACION = '0197a2b4-7c1e-7000-8000-000000000002';

/** Data that breaks no rule. */
export const companiaValida = { nombre: 'Casas', email: 'hola@casas.co', identificacion: '890903938-8' };
export const propiedadValida = {
  nombre: 'Casa Tairona',
  identificacionCatastral: '01020304050607080910',
  nit: '890903938-8',
};
export const geograficoValido = { nombrePropiedad: 'Casa Tairona', latitud: '4.65', longitud: '-74.05' };

export const publico = { estado: 'PENDIENTE', fechaCreacion: 1000, fechaActualizacion: 1000 };

export type Envoltura = Partial<
  Pick<Mensaje, 'id' | 'aggregateId' | 'aggregateVersion' | 'correlationId' | 'time'>
>;

/** A message that was sent at 2000; an event of it made version 3. */
export const mensaje = <Type extends Mensaje['type']>(
  type: Type,
  data: MensajeDe<Type>['data'],
  cambio: Envoltura = {},
): MensajeDe<Type> =>
  ({
    id: '0197a2b4-7c1e-7000-8000-00000000000e',
    time: 2000,
    ingestion: 2001,
    specversion: 'v1',
    type,
    datacontenttype: 'AVRO',
    serviceName: 'test',
    correlationId: OPERACION,
    causationId: null,
    aggregateId: COMPANIA,
    aggregateVersion: 3,
    data,
    ...cambio,
  }) as unknown as MensajeDe<Type>;
