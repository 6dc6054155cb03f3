import type { Books } from '../books.js';
import type { Finding } from '../verdict.js';

/** What is not over although nothing is left to be done. */
export function undecided({ evidence, mutations }: Books): Finding[] {
  const started = new Map([...mutations.values()].map(({ operacionId, at }) => [operacionId, at]));
  const operations = evidence.operations
    .filter(({ open }) => open)
    .map(({ id, estado }) => {
      const at = started.get(id);
      return { id, what: `the operation is still ${estado}`, ...(at !== undefined && { at }) };
    });
  const documents = evidence.documents
    .filter(({ estado }) => estado === 'PENDIENTE')
    .map(({ id }) => ({ id, what: 'it is still PENDIENTE' }));
  const messages = evidence.waiting.map(({ topic, messages }) => ({
    id: topic,
    what: `${messages} messages wait for whoever handles them`,
  }));
  return [...operations, ...documents, ...messages];
}
