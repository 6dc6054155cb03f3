import type { Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { TopicPath } from '@propalpes/schemas/catalogue';
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

/** What is not over: 0 of each when drained. */
interface Rest {
  readonly operations: number;
  readonly messages: number;
}

/** Sees whether what is left grows less, and how long it has not. */
class Progress {
  private least = Infinity;
  private since = performance.now();
  private quiet = 0;

  constructor(private readonly stalledAfterMs: number) {}

  see({ operations, messages }: Rest): void {
    const left = operations + messages;
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

/** Resolves when every accepted operation is over and no service has anything left to do; rejects when nothing moves. */
export async function drain(
  client: MongoClient,
  admin: BrokerAdmin,
  journal: Journal,
  say: Say,
): Promise<void> {
  const progress = new Progress(STALLED_AFTER_MS);
  let looks = 0;
  await until(
    async () => {
      const rest = {
        operations: await operationsLeft(client, journal),
        messages: await messagesLeft(admin, handledTopics),
      };
      progress.see(rest);
      looks += 1;
      if (looks % TELL_EVERY === 0) say(`${describe(rest)} left`);
      return progress.done || progress.stalled;
    },
    { what: 'the end of every accepted operation', withinMs: DRAINED_WITHIN_MS, everyMs: 500 },
  );
  if (progress.stalled) throw new Error(`Nothing moved for ${STALLED_AFTER_MS / 1000} s.`);
}

const describe = ({ operations, messages }: Rest): string =>
  `${operations} operations and ${messages} messages`;

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

async function messagesLeft(admin: BrokerAdmin, topics: readonly TopicPath[]): Promise<number> {
  const backlogs = await Promise.all(topics.map((topic) => admin.backlog(topic)));
  return backlogs.reduce((sum, backlog) => sum + backlog, 0);
}
