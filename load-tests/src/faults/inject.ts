import { seconds, type Say } from '@propalpes/local/process/progress';
import { rest } from '../rig/rest.js';
import type { PlannedFault } from './fault.js';
import { isBff, isBroker, type FaultSpan } from './timeline.js';

export interface Pace {
  /** How long each fault lasts, and how long all is well before the next. */
  readonly faultSeconds: number;
  readonly restSeconds: number;
  /** The same at least, after a fault of the BFF or the broker: it excuses nearly everything, also a little later. */
  readonly wideRestSeconds: number;
}

interface Hands {
  /** Resolves when every part of the system is well. */
  readonly recovered: () => Promise<unknown>;
  readonly say: Say;
}

/**
 * Does one after the other and resolves with what happened when. A fault that cannot be undone is told, and the next
 * comes. Once the signal aborts, what was done is undone, and nothing more comes.
 */
export async function inject(
  planned: readonly PlannedFault[],
  pace: Pace,
  hands: Hands,
  signal: AbortSignal,
): Promise<FaultSpan[]> {
  const spans: FaultSpan[] = [];
  const wait = (forSeconds: number) => rest(forSeconds * 1000, signal);
  for (const fault of planned) {
    await wait(restAfter(spans.at(-1), pace));
    if (signal.aborted) break;
    const span = await happen(fault, () => wait(pace.faultSeconds), hands.recovered);
    spans.push(span);
    const count = `${spans.length}/${planned.length}`;
    hands.say(`${count} ${span.what}: ${span.failure ?? `well again after ${seconds(span.to - span.from)}`}`);
  }
  return spans;
}

/** Else nobody could tell what the next one did. */
function restAfter(last: FaultSpan | undefined, { restSeconds, wideRestSeconds }: Pace): number {
  const isWide = last !== undefined && (isBff(last.target) || isBroker(last.target));
  return isWide ? Math.max(restSeconds, wideRestSeconds) : restSeconds;
}

async function happen(
  { what, target, strike, heal }: PlannedFault,
  itsTime: () => Promise<void>,
  recovered: Hands['recovered'],
): Promise<FaultSpan> {
  const from = Date.now();
  const failures: string[] = [];
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failures.push((error as Error).message);
    }
  };
  await attempt(strike);
  await itsTime();
  await attempt(heal);
  await attempt(recovered);
  const [failure] = failures;
  return { what, target, from, to: Date.now(), ...(failure !== undefined && { failure }) };
}
