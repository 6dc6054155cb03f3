import type { EventosCompania } from '@propalpes/schemas/generated/types';

type Evento<Type extends EventosCompania['type']> = Extract<EventosCompania, { type: Type }>;

export const COMPANIA = '0197a2b4-7c1e-7000-8000-000000000001';
export const OPERACION = '0197a2b4-7c1e-7000-8000-000000000002';

/** Data that breaks no rule. */
export const validos = { nombre: 'Casas', email: 'hola@casas.co', identificacion: '890903938-8' };

export const publico = { estado: 'PENDIENTE', fechaCreacion: 1000, fechaActualizacion: 1000 };

/** An event that happened at 2000 and made version 3. */
export const evento = <Type extends EventosCompania['type']>(
  type: Type,
  data: Evento<Type>['data'],
  cambio: Partial<Pick<EventosCompania, 'aggregateVersion' | 'correlationId' | 'time'>> = {},
): Evento<Type> =>
  ({
    id: '0197a2b4-7c1e-7000-8000-00000000000e',
    time: 2000,
    ingestion: 2001,
    specversion: 'v1',
    type,
    datacontenttype: 'AVRO',
    serviceName: 'companias',
    correlationId: OPERACION,
    causationId: null,
    aggregateId: COMPANIA,
    aggregateVersion: 3,
    data,
    ...cambio,
  }) as Evento<Type>;
