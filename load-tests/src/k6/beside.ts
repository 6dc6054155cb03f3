import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { Profile } from '../../profiles/profiles.js';
import { inject } from '../faults/inject.js';
import { SLACK_MS, type FaultSpan } from '../faults/timeline.js';
import { rest } from '../rig/rest.js';
import { SlowLoris, type Lives } from './slow-loris.js';
import type { Subject } from './subject.js';

/** Lines of the journal that show that the load is there. */
const UNDER_LOAD = 20;

const UNDER_LOAD_WITHIN_MS = 60_000;

/** Takes parts of the system away, one after the other, once the load has begun. */
export async function disturb(
  subject: Subject,
  journal: string,
  { faultSeconds, restSeconds, faults }: Profile['disponibilidad'],
  say: Say,
  signal: AbortSignal,
): Promise<FaultSpan[]> {
  await underLoad(journal, signal);
  const hands = { recovered: () => subject.recovered(), say };
  const pace = { faultSeconds, restSeconds, wideRestSeconds: SLACK_MS / 1000 };
  const spans = await inject(subject.faults(faults), pace, hands, signal);
  // how it goes on without faults belongs to the picture, and to the proof that it does
  await rest(Math.max(restSeconds * 1000, 2 * SLACK_MS), signal);
  return spans;
}

/** Holds connections open beside the attacks of the script. */
export async function holdSlowly(
  bff: string,
  journal: string,
  { quietSeconds, attackSeconds, slowConnections }: Profile['hostile'],
  signal: AbortSignal,
): Promise<Lives> {
  await underLoad(journal, signal);
  await rest(quietSeconds * 1000, signal);
  const slow = new SlowLoris(new URL(bff), slowConnections);
  await rest(attackSeconds * 1000, signal);
  return slow.stop();
}

const underLoad = (journal: string, signal: AbortSignal): Promise<void> =>
  until(async () => (await linesOf(journal)) >= UNDER_LOAD, {
    what: 'the first mutations',
    withinMs: UNDER_LOAD_WITHIN_MS,
    everyMs: 250,
    signal,
  });

/** How many of the journal begin so. */
export async function linesOf(file: string, begin = '{'): Promise<number> {
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) }))
    lines += line.startsWith(begin) ? 1 : 0;
  return lines;
}
