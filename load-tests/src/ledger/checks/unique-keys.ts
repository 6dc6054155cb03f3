import type { AggregateHistory, Books } from '../books.js';
import { comparableIn } from '../comparable-in.js';
import type { TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { lifecycles, ruleOf, type Lifecycle } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** Who shares a unique key with another, and who was refused one that nobody has had. */
export const uniqueKeys = (books: Books): Finding[] =>
  lifecycles.flatMap((lifecycle) => [...shared(books, lifecycle), ...baseless(books, lifecycle)]);

const keyIn = ({ unique }: Lifecycle, data: TopicMessage['data']): string | undefined =>
  unique === undefined ? undefined : comparableIn(data, unique);

function shared({ evidence }: Books, lifecycle: Lifecycle): Finding[] {
  const alive = evidence.documents.filter(
    ({ topic, estado }) => topic === lifecycle.events && ['PENDIENTE', 'APROBADA'].includes(estado),
  );
  const holders = groupBy(alive, ({ datos }) => keyIn(lifecycle, datos));
  return [...holders]
    .filter(([key, { length }]) => key !== undefined && length > 1)
    .flatMap(([, documents]) =>
      documents.map(({ id }) => ({ id, what: `it is alive with the ${lifecycle.unique ?? ''} of another` })),
    );
}

/** A refusal as DUPLICADA says that somebody has the key, or is there under the same id. */
function baseless({ histories, commands }: Books, lifecycle: Lifecycle): Finding[] {
  const own = histories.filter((history) => history.lifecycle === lifecycle);
  const holders = groupBy(
    own.flatMap((history) => keysOf(history).map((key) => ({ key, id: history.id }))),
    ({ key }) => key,
  );
  const asked = new Map(commands.map((command) => [command.id, keyIn(lifecycle, command.data)]));
  return own.flatMap((history) =>
    history.events
      .filter(({ data }) => data['motivo'] === 'DUPLICADA')
      .filter((refusal) => {
        const isThere = history.events.slice(0, history.events.indexOf(refusal)).some(isFull);
        if (isThere && ruleOf(refusal)?.answers.startsWith('Crear')) return false;
        const keys = [asked.get(refusal.causationId ?? ''), ...keysOf(history)];
        return !keys.some(
          (key) => key !== undefined && holders.get(key)?.some(({ id }) => id !== history.id),
        );
      })
      .map(({ id, type, time }) => ({ id, what: `${type}: it is a duplicate of nothing`, at: time })),
  );
}

const isFull = (event: TopicMessage): boolean => ruleOf(event)?.full === true;

/** The keys that an aggregate has had. */
const keysOf = ({ lifecycle, events }: AggregateHistory): string[] =>
  events.filter(isFull).flatMap(({ data }) => keyIn(lifecycle, data) ?? []);
