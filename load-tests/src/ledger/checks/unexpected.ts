import type { Books } from '../books.js';
import { documentKey } from '../evidence.js';
import { difference, replay } from '../replay.js';
import type { Finding } from '../verdict.js';
import { uncalledMessages } from './uncalled-messages.js';
import { uniqueKeys } from './unique-keys.js';

/** What is there though nobody asked for it, or is other than what was asked for. */
export function unexpected(books: Books): Finding[] {
  return [
    ...uncalledMessages(books),
    ...uncalledDocuments(books),
    ...uncalledOperations(books),
    ...uniqueKeys(books),
    ...foreignMessages(books),
  ];
}

const foreignMessages = ({ evidence: { foreign } }: Books): Finding[] =>
  foreign.map(({ id, topic, type }) => ({ id, what: `${type} in ${topic}, which no schema of ours knows` }));

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
