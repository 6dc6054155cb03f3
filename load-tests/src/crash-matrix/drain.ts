import type { Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { TopicPath } from '@propalpes/schemas/catalogue';
import type { Journal } from '../load/journal.js';
import type { MongoClient } from 'mongodb';
import type { BrokerAdmin } from './broker-admin.js';
import { readOperations } from './documents.js';
import { handledTopics } from './services.js';

/** How often the progress is told, in looks. */
const TELL_EVERY = 10;

/** What is not over: 0 of each when drained. */
interface Rest {
  readonly operations: number;
  readonly messages: number;
}

/** Resolves when every accepted operation is over and no service has anything left to do; rejects after `withinMs`. */
export async function drain(
  client: MongoClient,
  admin: BrokerAdmin,
  journal: Journal,
  withinMs: number,
  say: Say,
): Promise<void> {
  let quiet = 0;
  let looks = 0;
  await until(
    async () => {
      const rest = {
        operations: await operationsLeft(client, journal),
        messages: await messagesLeft(admin, handledTopics),
      };
      looks += 1;
      if (looks % TELL_EVERY === 0) say(`${describe(rest)} left`);
      // What leaves one topic while another is asked may be seen in neither: twice is certain.
      quiet = rest.operations === 0 && rest.messages === 0 ? quiet + 1 : 0;
      return quiet === 2;
    },
    { what: 'the end of every accepted operation', withinMs, everyMs: 500 },
  );
}

const describe = ({ operations, messages }: Rest): string =>
  `${operations} operations and ${messages} messages`;

/** Those that are open, and those that were accepted and never heard of. */
async function operationsLeft(client: MongoClient, journal: Journal): Promise<number> {
  const operations = await readOperations(client);
  const known = new Set(operations.map(({ id }) => id));
  const unheard = journal.mutations.filter(
    ({ fate, operacionId }) => fate === 'accepted' && !known.has(operacionId),
  );
  return operations.filter(({ open }) => open).length + unheard.length;
}

async function messagesLeft(admin: BrokerAdmin, topics: readonly TopicPath[]): Promise<number> {
  const backlogs = await Promise.all(topics.map((topic) => admin.backlog(topic)));
  return backlogs.reduce((sum, backlog) => sum + backlog, 0);
}
