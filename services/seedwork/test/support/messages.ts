import type { ComandosCompania } from '@propalpes/schemas/generated/types';
import type { MessageContext } from '../../src/messaging/dispatcher.js';
import { newTraceparent } from '../../src/runtime/trace.js';
import { newId } from '../../src/domain/id.js';

export const context: MessageContext = { traceparent: newTraceparent() };

export type Crear = Extract<ComandosCompania, { type: 'CrearCompania' }>;
export type Eliminar = Extract<ComandosCompania, { type: 'EliminarCompania' }>;

const header = (aggregateId: string) =>
  ({
    id: newId(),
    time: 2000,
    ingestion: 2001,
    specversion: 'v1',
    datacontenttype: 'AVRO',
    serviceName: 'test',
    correlationId: newId(),
    causationId: null,
    aggregateId,
    aggregateVersion: null,
  }) as const;

export function crearCompania(aggregateId: string, identificacion: string | null): Crear {
  const data = { nombre: 'Casas', email: null, identificacion };
  return { ...header(aggregateId), type: 'CrearCompania', data };
}

export const eliminarCompania = (aggregateId: string): Eliminar => ({
  ...header(aggregateId),
  type: 'EliminarCompania',
  data: {},
});
