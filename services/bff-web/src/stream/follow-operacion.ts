import type { Feed } from '@propalpes/seedwork/messaging/feed/feed';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Operacion } from '../schema/operacion.js';

/** auditoria hears of an event when we do, and may be away for a moment: so it is asked again. */
const ASK_AGAIN_AFTER_MS = [0, 50, 100, 200, 400];

export interface Following {
  feed: Pick<Feed, 'follow'>;
  /** What auditoria says now. */
  find: (id: string) => Promise<Operacion | null>;
  signal: AbortSignal;
}

/**
 * An operation as it is, and again whenever an event of its own has changed it, until it is over. Nothing until
 * auditoria knows of it. Throws when auditoria stays away.
 */
export async function* followOperacion(id: string, following: Following): AsyncGenerator<Operacion, void> {
  const { feed, signal } = following;
  let told: Operacion | undefined;
  // who fell behind the feed begins again with what is true now
  while (!signal.aborted) {
    for await (const { events } of feed.follow(undefined, signal)) {
      const concerned = events.length === 0 || events.some(({ correlationId }) => correlationId === id);
      const operacion = concerned ? await somethingNew(id, told, following) : undefined;
      if (!operacion) continue;
      yield operacion;
      if (isOver(operacion)) return;
      told = operacion;
    }
  }
}

async function somethingNew(
  id: string,
  told: Operacion | undefined,
  { find, signal }: Following,
): Promise<Operacion | undefined> {
  let failure: Error | undefined;
  for (const ms of ASK_AGAIN_AFTER_MS) {
    await pause(ms, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      const operacion = await find(id);
      failure = undefined;
      if (operacion && !isDeepStrictEqual(operacion, told)) return operacion;
    } catch (error) {
      failure = error as Error;
    }
  }
  if (failure) throw failure;
  return undefined;
}

function isOver({ estado }: Operacion): boolean {
  return estado !== 'EN_CURSO' && estado !== 'COMPENSANDO';
}
