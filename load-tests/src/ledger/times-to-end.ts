import type { Evidence } from './evidence.js';

/**
 * From the first attempt of each accepted mutation of a type until its operation was over, in ms: as its last event
 * tells, which auditoria dates when it decides so. Both clocks are those of one machine.
 */
export function timesToEnd({ mutations, events }: Evidence, type: string): number[] {
  const ends = events.filter((event) => event.type === 'OperacionFinalizada');
  const endedAt = new Map(ends.map(({ correlationId, time }) => [correlationId, time]));
  return mutations
    .filter((mutation) => mutation.type === type && mutation.fate === 'accepted')
    .flatMap(({ operacionId, at }) => {
      const end = endedAt.get(operacionId);
      return end === undefined ? [] : [end - at];
    });
}
