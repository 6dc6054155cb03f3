import { openBooks } from './books.js';
import { doubleEffects } from './checks/double-effects.js';
import { lost } from './checks/lost.js';
import { misprojected } from './checks/misprojected.js';
import { halfApproved, orphans } from './checks/pairs.js';
import { undecided } from './checks/undecided.js';
import { unexpected } from './checks/unexpected.js';
import { unknownNits } from './checks/unknown-nits.js';
import { orderInversions, versionGaps } from './checks/versions.js';
import { wrongEnds } from './checks/wrong-ends.js';
import type { Evidence } from './evidence.js';
import type { Verdict } from './verdict.js';

/**
 * Compares what was accepted with what became of it, after a full drain: jepsen's total queue for commands whose
 * effects are documents and events.
 */
export function compare(evidence: Evidence): Verdict {
  const books = openBooks(evidence);
  return {
    lost: lost(books),
    unexpected: unexpected(books),
    doubleEffects: doubleEffects(books),
    versionGaps: versionGaps(books),
    orderInversions: orderInversions(books),
    undecided: undecided(books),
    wrongEnds: [...wrongEnds(books), ...unknownNits(books)],
    halfApproved: halfApproved(books),
    orphans: orphans(books),
    misprojected: misprojected(books),
    deadLetters: evidence.deadLetters.map(({ id, reason }) => ({ id, what: `dead letter: ${reason}` })),
  };
}
