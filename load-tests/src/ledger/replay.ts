import type { AggregateHistory } from './books.js';
import type { FinalDocument } from './evidence.js';

const pick = (data: Readonly<Record<string, unknown>>, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, data[field] ?? null]));

/** The document that the events of an aggregate tell of. */
export function replay({ id, lifecycle, events }: AggregateHistory): FinalDocument {
  const { events: topic, fields, rules } = lifecycle;
  let document: FinalDocument = { topic, id, version: 0, estado: 'FALLIDA', datos: pick({}, fields) };
  for (const event of events) {
    const rule = rules[event.type];
    document = {
      topic,
      id,
      version: event.aggregateVersion ?? 0,
      estado: rule?.becomes ?? document.estado,
      datos: rule?.full ? pick(event.data, fields) : document.datos,
    };
  }
  return document;
}

/** How the two differ, in words, or `undefined`. */
export function difference(expected: FinalDocument, actual: FinalDocument): string | undefined {
  const fields = Object.keys(expected.datos);
  const differing = [
    ...(expected.version === actual.version
      ? []
      : [`version ${actual.version} instead of ${expected.version}`]),
    ...(expected.estado === actual.estado ? [] : [`${actual.estado} instead of ${expected.estado}`]),
    ...fields.filter((field) => (actual.datos[field] ?? null) !== (expected.datos[field] ?? null)),
  ];
  return differing.length === 0 ? undefined : differing.join(', ');
}
