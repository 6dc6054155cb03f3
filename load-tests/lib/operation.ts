import { sleep } from 'k6';
import { post } from './graphql.ts';
import { endedWell, endToEndTime } from './metrics.ts';

const LOOK = `query ($id: ID!) { operacion(id: $id) { estado } }`;
const LOOKS_SECONDS = { first: 0.1, most: 1, growth: 1.4 };
const OVER_WITHIN_MS = 60_000;

const open = ['EN_CURSO', 'COMPENSANDO'];

/** Follows an operation that was asked for at `began` (epoch ms) to its end, as a browser without `/stream` would. */
export function follow(id: string, began: number, wanted = 'COMPLETADA'): void {
  const estado = endOf(id, began);
  // of one that does not end in time, it took so long at least
  endToEndTime.add(Date.now() - began);
  endedWell.add(estado === wanted);
}

/** How it ended; `undefined` when it did not in time. */
export function endOf(id: string, began: number): string | undefined {
  for (let wait = LOOKS_SECONDS.first; ; wait = Math.min(wait * LOOKS_SECONDS.growth, LOOKS_SECONDS.most)) {
    sleep(wait);
    const estado = look(id);
    if (estado !== undefined && !open.includes(estado)) return estado;
    if (Date.now() - began > OVER_WITHIN_MS) return undefined;
  }
}

const ABOUT = `query ($id: ID!) { operacion(id: $id) { agregadoId } }`;

/** What an operation that is over was about. */
export function aggregateOf(id: string): string {
  const question = { name: 'operacion', document: ABOUT, variables: { id } };
  const reply = post<{ operacion: { agregadoId: string } | null }>(question);
  if (reply.kind !== 'answered' || !reply.data.operacion) throw new Error(`nobody knows the operation ${id}`);
  return reply.data.operacion.agregadoId;
}

function look(id: string): string | undefined {
  const reply = post<{ operacion: { estado: string } | null }>({
    name: 'operacion',
    document: LOOK,
    variables: { id },
  });
  return reply.kind === 'answered' ? reply.data.operacion?.estado : undefined;
}
