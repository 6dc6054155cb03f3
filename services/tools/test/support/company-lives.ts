import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { newId } from '@propalpes/seedwork/domain/id';
import { encoded } from './messages.js';

const state = {
  nombre: 'Casas',
  email: null,
  estado: 'PENDIENTE',
  fechaCreacion: Date.now(),
  fechaActualizacion: Date.now(),
};

/** What is told of a company, the more the higher the number: created, rejected, changed, deleted. */
export function lifeOf(number: number): EncodedMessage[] {
  const head = { topic: 'eventos/compania', aggregateId: newId() } as const;
  const life = [
    encoded({
      ...head,
      type: 'CompaniaCreada',
      aggregateVersion: 1,
      data: { ...state, identificacion: `9000${number}` },
    }),
    encoded({
      ...head,
      type: 'CompaniaRechazada',
      aggregateVersion: 2,
      data: { versionAuditada: 1, reglas: [] },
    }),
    encoded({
      ...head,
      type: 'CompaniaActualizada',
      aggregateVersion: 3,
      data: { ...state, identificacion: `8000${number}`, identificacionAnterior: `9000${number}` },
    }),
    encoded({ ...head, type: 'CompaniaEliminada', aggregateVersion: 4, data: { motivo: null } }),
  ];
  return life.slice(0, 1 + (number % life.length));
}
