import type { Books } from '../books.js';
import type { TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { roleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** What happened twice. The same bytes again are no double effect: delivery is at least once. */
export function doubleEffects(books: Books): Finding[] {
  return [...changedBytes(books), ...secondEffects(books), ...secondSteps(books)];
}

/** Who repeats a command that nothing caused encodes it again: only what it says must be the same. */
const sayingOf = ({ causationId, digest, type, aggregateId, data }: TopicMessage): string =>
  causationId === null ? JSON.stringify([type, aggregateId, data]) : digest;

function changedBytes({ evidence }: Books): Finding[] {
  const byId = groupBy([...evidence.commands, ...evidence.events], ({ id }) => id);
  return [...byId.values()]
    .filter((messages) => new Set(messages.map(sayingOf)).size > 1)
    .flatMap(([first]) => (first ? [found(first, `one id, different contents: ${first.type}`)] : []));
}

/** No message of this system calls for two different ones in the same topic. */
function secondEffects({ causedBy }: Books): Finding[] {
  return [...causedBy].flatMap(([cause, effects]) => {
    if (cause === '') return [];
    return seconds(
      effects,
      ({ topic }) => topic,
      (effect) => `a second effect of ${cause}: ${effect.type}`,
    );
  });
}

/** Whoever sends them may send another: the operation says what comes of it. */
const impulses = ['CancelarOperacion', 'RevisarOperacion'];

/** An operation changes each of its aggregates once, judges it once, undoes it once, and ends once. */
function secondSteps({ byOperation }: Books): Finding[] {
  return [...byOperation].flatMap(([operacion, messages]) =>
    seconds(
      messages.filter(({ type }) => !impulses.includes(type)),
      (message) => `${message.topic} ${roleOf(message) ?? message.type}`,
      (message) => `operation ${operacion} has a second ${message.type}`,
    ),
  );
}

function seconds(
  messages: readonly TopicMessage[],
  keyOf: (message: TopicMessage) => string,
  what: (message: TopicMessage) => string,
): Finding[] {
  return [...groupBy(messages, keyOf).values()].flatMap(([, ...rest]) =>
    rest.map((message) => found(message, what(message))),
  );
}

const found = ({ id, time }: TopicMessage, what: string): Finding => ({ id, what, at: time });
