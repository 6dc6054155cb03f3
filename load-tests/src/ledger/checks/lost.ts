import type { Books } from '../books.js';
import { documentKey } from '../evidence.js';
import { ruleOf } from '../lifecycle.js';
import { tracesOf } from '../traces.js';
import type { Finding } from '../verdict.js';

/** What was accepted, or sent by a saga, and left no trace where it must have left one. */
export function lost(books: Books): Finding[] {
  return [...unanswered(books), ...withoutDocument(books), ...withoutOperation(books), ...withoutEnd(books)];
}

/** Indeterminate mutations count from the moment they stand in their topic. */
function unanswered({ evidence, commands, causedBy }: Books): Finding[] {
  const accepted = evidence.mutations
    .filter(({ fate }) => fate === 'accepted')
    .map(({ messageId, at, topic, type }) => ({ id: messageId, at, topic, type }));
  const stored = commands.map(({ id, time, topic, type }) => ({ id, at: time, topic, type }));
  const written = new Set(commands.map(({ id }) => id));
  const asked = new Map([...stored, ...accepted].map((command) => [command.id, command]));
  return [...asked.values()].flatMap(({ id, at, ...command }) => {
    // what need not cause anything must at least be there to be heard
    if (tracesOf(command).length === 0 && !written.has(id))
      return [{ id, at, what: `this ${command.type} never reached its topic` }];
    const answered = new Set(causedBy.get(id)?.map(({ topic }) => topic));
    return tracesOf(command)
      .filter((topic) => !answered.has(topic))
      .map((topic) => ({ id, at, what: `nothing in ${topic} answers this ${command.type}` }));
  });
}

function withoutDocument({ histories, documents }: Books): Finding[] {
  return histories
    .filter(({ id, lifecycle }) => !documents.has(documentKey({ topic: lifecycle.events, id })))
    .map(({ id, events }) => ({
      id,
      what: 'it has events and no document',
      ...(events[0] && { at: events[0].time }),
    }));
}

function withoutOperation({ events, evidence }: Books): Finding[] {
  const there = new Set(evidence.operations.map(({ id }) => id));
  return events
    .filter((event) => ruleOf(event) && !there.has(event.correlationId))
    .map(({ correlationId, type, time }) => ({
      id: correlationId,
      what: `no operation follows ${type}`,
      at: time,
    }));
}

function withoutEnd({ events, evidence }: Books): Finding[] {
  const told = new Set(
    events.filter(({ type }) => type === 'OperacionFinalizada').map(({ aggregateId }) => aggregateId),
  );
  return evidence.operations
    .filter(({ id, open }) => !open && !told.has(id))
    .map(({ id }) => ({ id, what: 'the operation is over and no event says so' }));
}
