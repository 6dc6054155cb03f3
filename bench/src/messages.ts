import type { ComandosCompania } from '@propalpes/schemas/generated/types';
import { newId } from '@propalpes/seedwork/domain/id';

/** A command as a client would send it. The NIT is missing, so that no two companies are duplicates. */
export function crearCompania(): Extract<ComandosCompania, { type: 'CrearCompania' }> {
  return {
    id: newId(),
    time: Date.now(),
    ingestion: Date.now(),
    specversion: 'v1',
    type: 'CrearCompania',
    datacontenttype: 'AVRO',
    serviceName: 'bench',
    correlationId: newId(),
    causationId: null,
    aggregateId: newId(),
    aggregateVersion: null,
    data: { nombre: 'Inmobiliaria de los Alpes', email: 'hola@alpes.co', identificacion: null },
  };
}
