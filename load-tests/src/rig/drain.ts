import type { Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { Waiting } from '../ledger/evidence.js';
import { tracesOf } from '../ledger/traces.js';
import type { Journal } from '../load/journal.js';
import type { MongoClient } from 'mongodb';
import type { BrokerAdmin } from './broker-admin.js';
import { readOperations } from './documents.js';
import { handledTopics } from './services.js';

/** How often the progress is told, in looks. */
const TELL_EVERY = 10;

/** Whatever waits is tried again more often than this. */
const STALLED_AFTER_MS = 60_000;

const DRAINED_WITHIN_MS = 900_000;

/** Sees whether what is left grows less, and how long it has not. */
class Progress {
  private least = Infinity;
  private since = performance.now();
  private quiet = 0;

  constructor(private readonly stalledAfterMs: number) {}

  see(left: number): void {
    // What leaves one topic while another is asked may be seen in neither: twice is certain.
    this.quiet = left === 0 ? this.quiet + 1 : 0;
    if (left >= this.least) return;
    this.least = left;
    this.since = performance.now();
  }

  get done(): boolean {
    return this.quiet >= 2;
  }

  get stalled(): boolean {
    return !this.done && performance.now() - this.since > this.stalledAfterMs;
  }
}

/**
 * Resolves when every accepted operation is over and no service has anything left to do, or when nothing moves any more:
 * with the messages that wait then.
 */
export async function drain(
  client: MongoClient,
  admin: BrokerAdmin,
  journal: Journal,
  say: Say,
): Promise<readonly Waiting[]> {
  const progress = new Progress(STALLED_AFTER_MS);
  let looks = 0;
  let waiting: readonly Waiting[] = [];
  await until(
    async () => {
      const operations = await operationsLeft(client, journal);
      waiting = await admin.waiting(handledTopics);
      const messages = waiting.reduce((sum, each) => sum + each.messages, 0);
      progress.see(operations + messages);
      looks += 1;
      if (looks % TELL_EVERY === 0) say(`${operations} operations and ${messages} messages left`);
      return progress.done || progress.stalled;
    },
    { what: 'the end of every accepted operation', withinMs: DRAINED_WITHIN_MS, everyMs: 500 },
  );
  if (progress.stalled) say(`Nothing moved for ${STALLED_AFTER_MS / 1000} s.`);
  return waiting;
}

/** Those that are open, and those that were accepted and never heard of. */
async function operationsLeft(client: MongoClient, journal: Journal): Promise<number> {
  const operations = await readOperations(client);
  const known = new Set(operations.map(({ id }) => id));
  const unheard = journal.mutations.filter(
    (mutation) =>
      mutation.fate === 'accepted' && tracesOf(mutation).length > 0 && !known.has(mutation.operacionId),
  );
  return operations.filter(({ open }) => open).length + unheard.length;
}
