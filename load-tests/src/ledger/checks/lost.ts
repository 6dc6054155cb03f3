import { repliesTo, type Books } from '../books.js';
import { documentKey } from '../evidence.js';
import { lifecycles, ruleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** What was accepted, or sent by a saga, and left no trace where it must have left one. */
export function lost(books: Books): Finding[] {
  return [...unanswered(books), ...withoutDocument(books), ...withoutOperation(books), ...withoutEnd(books)];
}

/** Indeterminate mutations count from the moment they stand in their topic. */
function unanswered(books: Books): Finding[] {
  const accepted = books.evidence.mutations
    .filter(({ fate }) => fate === 'accepted')
    .map(({ messageId, at }) => ({ id: messageId, at }));
  const stored = books.commands
    .filter(({ topic }) => lifecycles.some(({ commands }) => commands === topic))
    .map(({ id, time }) => ({ id, at: time }));
  const asked = new Map([...stored, ...accepted].map((command) => [command.id, command]));
  return [...asked.values()]
    .filter(({ id }) => repliesTo(books, id).length === 0)
    .map((command) => ({ ...command, what: 'no event answers this command' }));
}

function withoutDocument({ histories, evidence }: Books): Finding[] {
  const there = new Set(evidence.documents.map(documentKey));
  return histories
    .filter(({ id, lifecycle }) => !there.has(documentKey({ topic: lifecycle.events, id })))
    .map(({ id, events }) => ({
      id,
      what: 'it has events and no document',
      ...(events[0] && { at: events[0].time }),
    }));
}

function withoutOperation({ events, evidence }: Books): Finding[] {
  const there = new Set(evidence.operations.map(({ id }) => id));
  return events
    .filter((event) => ruleOf(event)?.role === 'change' && !there.has(event.correlationId))
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
