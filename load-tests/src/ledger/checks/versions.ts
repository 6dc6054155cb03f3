import type { AggregateHistory, Books } from '../books.js';
import type { TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { lifecycles } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** The versions of an aggregate's events are 1, 2, 3 … up to the last, each once. */
export const versionGaps = ({ histories }: Books): Finding[] => histories.flatMap(gapsOf);

function gapsOf({ id, events }: AggregateHistory): Finding[] {
  const inOrder = [...events].sort((a, b) => versionOf(a) - versionOf(b));
  return inOrder.flatMap((event, index) => {
    const before = index === 0 ? 0 : versionOf(inOrder[index - 1]);
    const version = versionOf(event);
    if (version === before + 1) return [];
    return [{ id, what: `version ${version} (${event.type}) follows version ${before}`, at: event.time }];
  });
}

/** Events stand in the order of their versions, and versions in the order in which their commands were sent. */
export function orderInversions(books: Books): Finding[] {
  return [...books.histories.flatMap(eventsOutOfOrder), ...commandsOutOfOrder(books)];
}

function eventsOutOfOrder({ id, events }: AggregateHistory): Finding[] {
  return inversions(events, versionOf).map((event) => ({
    id,
    what: `${event.type} of version ${versionOf(event)} stands behind a later version`,
    at: event.time,
  }));
}

function commandsOutOfOrder({ commands, events }: Books): Finding[] {
  const answers = new Map(events.map((event) => [`${event.topic} ${event.causationId ?? ''}`, event]));
  return lifecycles.flatMap((lifecycle) => {
    const own = commands.filter(({ topic }) => topic === lifecycle.commands);
    const byAggregate = groupBy(own, ({ aggregateId }) => aggregateId);
    return [...byAggregate].flatMap(([id, sent]) => {
      const replies = sent.flatMap((command) => answers.get(`${lifecycle.events} ${command.id}`) ?? []);
      return inversions(replies, versionOf).map(({ type, causationId, time }) => ({
        id,
        what: `command ${causationId ?? ''} was answered (${type}) after one sent later`,
        at: time,
      }));
    });
  });
}

/** Those that stand behind something greater. */
function inversions<T>(items: readonly T[], rankOf: (item: T) => number): T[] {
  let highest = -Infinity;
  return items.filter((item) => {
    const rank = rankOf(item);
    if (rank < highest) return true;
    highest = rank;
    return false;
  });
}

const versionOf = (event: TopicMessage | undefined): number => event?.aggregateVersion ?? 0;
