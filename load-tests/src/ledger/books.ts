import {
  documentKey,
  type Evidence,
  type FinalDocument,
  type Mutation,
  type TopicMessage,
} from './evidence.js';
import { groupBy } from './group-by.js';
import { lifecycles, type Lifecycle } from './lifecycle.js';

/** The distinct events of one aggregate. */
export interface AggregateHistory {
  readonly id: string;
  readonly lifecycle: Lifecycle;
  /** First occurrences, in the order of the topic. */
  readonly events: readonly TopicMessage[];
}

/** The evidence without repetitions, found from every side that a check needs. */
export interface Books {
  readonly evidence: Evidence;
  readonly mutations: ReadonlyMap<string, Mutation>;
  /** First occurrences, in the order of the topic. */
  readonly commands: readonly TopicMessage[];
  readonly events: readonly TopicMessage[];
  /** Distinct messages of both kinds by their causation id. */
  readonly causedBy: ReadonlyMap<string, readonly TopicMessage[]>;
  /** Distinct messages of both kinds by their operation. */
  readonly byOperation: ReadonlyMap<string, readonly TopicMessage[]>;
  readonly histories: readonly AggregateHistory[];
  /** By `documentKey`. */
  readonly documents: ReadonlyMap<string, FinalDocument>;
}

export function openBooks(evidence: Evidence): Books {
  const commands = firstOccurrences(evidence.commands);
  const events = firstOccurrences(evidence.events);
  return {
    evidence,
    mutations: new Map(evidence.mutations.map((mutation) => [mutation.messageId, mutation])),
    commands,
    events,
    causedBy: groupBy([...commands, ...events], ({ causationId }) => causationId ?? ''),
    byOperation: groupBy([...commands, ...events], ({ correlationId }) => correlationId),
    histories: historiesOf(events),
    documents: new Map(evidence.documents.map((document) => [documentKey(document), document])),
  };
}

function firstOccurrences(messages: readonly TopicMessage[]): TopicMessage[] {
  const seen = new Map<string, TopicMessage>();
  for (const message of messages) if (!seen.has(message.id)) seen.set(message.id, message);
  return [...seen.values()];
}

const historiesOf = (events: readonly TopicMessage[]): AggregateHistory[] =>
  lifecycles.flatMap((lifecycle) => {
    const own = events.filter(({ topic }) => topic === lifecycle.events);
    const byId = groupBy(own, ({ aggregateId }) => aggregateId);
    return [...byId].map(([id, events]) => ({ id, lifecycle, events }));
  });
