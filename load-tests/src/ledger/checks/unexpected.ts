import type { Books } from '../books.js';
import { documentKey, type TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { lifecycles, ruleOf } from '../lifecycle.js';
import { difference, replay } from '../replay.js';
import type { Finding } from '../verdict.js';

/** What is there though nobody asked for it, or is other than what was asked for. */
export function unexpected(books: Books): Finding[] {
  return [
    ...uncalledCommands(books),
    ...uncalledEvents(books),
    ...uncalledDocuments(books),
    ...uncalledOperations(books),
    ...sharedKeys(books),
  ];
}

const finding = ({ id, time }: TopicMessage, what: string): Finding => ({ id, what, at: time });

function uncalledCommands({ commands, events, mutations }: Books): Finding[] {
  const known = new Set(events.map(({ id }) => id));
  return commands
    .filter(({ id, causationId }) => (causationId === null ? !mutations.has(id) : !known.has(causationId)))
    .map((command) => finding(command, `nobody asked for this ${command.type}`));
}

function uncalledEvents({ commands, events, mutations }: Books): Finding[] {
  const byId = new Map([...commands, ...events].map((message) => [message.id, message]));
  return events.flatMap((event) => {
    const cause = byId.get(event.causationId ?? '');
    if (cause) return mismatch(event, cause);
    return mutations.has(event.causationId ?? '')
      ? []
      : [finding(event, `nothing called for this ${event.type}`)];
  });
}

function mismatch(event: TopicMessage, cause: TopicMessage): Finding[] {
  const rule = ruleOf(event);
  const complaints = [
    ...(event.correlationId === cause.correlationId ? [] : ['belongs to another operation than']),
    ...(rule && rule.answers !== cause.type ? ['is no answer to'] : []),
    ...(rule && event.aggregateId !== cause.aggregateId ? ['is about another aggregate than'] : []),
    ...(rule?.full && !carries(event, cause) ? ['does not say what was asked by'] : []),
  ];
  return complaints.map((what) => finding(event, `${event.type} ${what} ${cause.type} ${cause.id}`));
}

/** A field that a command leaves `null` says nothing about the outcome. */
function carries(event: TopicMessage, command: TopicMessage): boolean {
  const fields = lifecycles.find(({ events }) => events === event.topic)?.fields ?? [];
  return fields.every((field) => command.data[field] === null || event.data[field] === command.data[field]);
}

function uncalledDocuments({ histories, evidence }: Books): Finding[] {
  const expected = new Map(histories.map(replay).map((document) => [documentKey(document), document]));
  return evidence.documents.flatMap((document) => {
    const told = expected.get(documentKey(document));
    if (!told) return [{ id: document.id, what: 'a document that no event tells of' }];
    const what = difference(told, document);
    return what === undefined
      ? []
      : [{ id: document.id, what: `the document is not what its events say: ${what}` }];
  });
}

function uncalledOperations({ evidence, events }: Books): Finding[] {
  const asked = new Set(evidence.mutations.map(({ operacionId }) => operacionId));
  const told = new Map(
    events
      .filter(({ type }) => type === 'OperacionFinalizada')
      .map(({ aggregateId, data }) => [aggregateId, JSON.stringify(data['estado'])]),
  );
  return evidence.operations.flatMap(({ id, estado }) => {
    const end = told.get(id) ?? JSON.stringify(estado);
    return [
      ...(asked.has(id) ? [] : [{ id, what: 'nobody asked for this operation' }]),
      ...(end === JSON.stringify(estado)
        ? []
        : [{ id, what: `the operation is ${estado}, its event says ${end}` }]),
    ];
  });
}

function sharedKeys({ evidence }: Books): Finding[] {
  return lifecycles.flatMap(({ events: topic, unique }) => {
    const alive = evidence.documents.filter(
      (document) => document.topic === topic && ['PENDIENTE', 'APROBADA'].includes(document.estado),
    );
    const holders = groupBy(
      alive.filter(({ datos }) => (datos[unique] ?? null) !== null),
      ({ datos }) => datos[unique],
    );
    return [...holders.values()]
      .filter(({ length }) => length > 1)
      .flatMap((documents) =>
        documents.map(({ id }) => ({ id, what: `it is alive with the ${unique} of another` })),
      );
  });
}
