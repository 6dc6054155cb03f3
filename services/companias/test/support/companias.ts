import type { ComandosCompania } from '@propalpes/schemas/generated/types';
import type { Compania } from '../../src/domain/compania.js';

export const ID = '0197a2b4-7c1e-7000-8000-000000000001';

/** Approved; at version 5, its data last changed at version 4. */
export const compania = (cambio: Partial<Compania> = {}): Compania => ({
  id: ID,
  version: 5,
  estado: 'APROBADA',
  datos: { nombre: 'Casas', email: 'hola@casas.co', identificacion: '890903938-8' },
  versionDatos: 4,
  motivo: null,
  reglasFallidas: [],
  fechaCreacion: 1000,
  fechaActualizacion: 1000,
  ...cambio,
});

type Comando<Type extends ComandosCompania['type']> = Extract<ComandosCompania, { type: Type }>;

/** A command that was sent at 2000. */
export const comando = <Type extends ComandosCompania['type']>(
  type: Type,
  data: Comando<Type>['data'],
): Comando<Type> =>
  ({
    id: '0197a2b4-7c1e-7000-8000-00000000000c',
    time: 2000,
    ingestion: 2001,
    specversion: 'v1',
    type,
    datacontenttype: 'AVRO',
    serviceName: 'bff-web',
    correlationId: '0197a2b4-7c1e-7000-8000-00000000000d',
    causationId: null,
    aggregateId: ID,
    aggregateVersion: null,
    data,
  }) as Comando<Type>;
