import { serviceOf } from '../faults/timeline.js';
import type { Span } from '../report/aggregate.js';
import { atMost, none, type Check } from '../report/check.js';
import type { Sample } from './sampler.js';
import { isSeenIn, within } from './seen.js';

const BFF = 'bff-web';
const MIB = 2 ** 20;

/** Of the attack, and of the time before it. */
export interface Phases {
  readonly quiet: Span;
  readonly attacked: Span;
}

/**
 * Whether a BFF takes much more memory under attack than before. `processes`: those that ran when it began; of a BFF
 * among them that did not answer meanwhile nothing is known, and that is a miss.
 */
export function bffMemory(
  processes: readonly string[],
  samples: readonly Sample[],
  { quiet, attacked }: Phases,
  limitMiB: number,
): Check[] {
  const running = processes.filter((process) => serviceOf(process) === BFF);
  const expected = running.length === 0 ? [BFF] : running;
  const memory = samples.filter(({ name }) => name === 'memory');
  const looked = expected.map((bff) => {
    const looks = memory.filter(({ of }) => of === bff);
    return {
      bff,
      before: within(quiet, looks),
      isSeen: isSeenIn(attacked, looks),
      meanwhile: within(attacked, looks),
    };
  });
  const isKnown = ({ before, isSeen }: (typeof looked)[number]): boolean => before.length > 0 && isSeen;
  return [
    none(
      'BFFs whose memory was not seen in quiet and all the time under attack',
      looked.filter((it) => !isKnown(it)).map(({ bff }) => bff),
    ),
    ...looked.filter(isKnown).map(({ bff, before, meanwhile }) => {
      const base = Math.min(...before.map(({ value }) => value));
      const most = Math.max(...meanwhile.map(({ value }) => value));
      return atMost(`more memory of ${bff} under attack`, limitMiB, (most - base) / MIB, ' MiB');
    }),
  ];
}
