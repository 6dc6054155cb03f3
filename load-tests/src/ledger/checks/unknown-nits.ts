import type { Books } from '../books.js';
import { comparableIn } from '../comparable-in.js';
import { documentKey, type TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { compania, propiedad, ruleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

const CODE = 'NIT_DESCONOCIDO';

/** What auditoria did not find a moment before, it may have learned since. */
const LOOK_MS = 5000;

/** Properties that were rejected because of a NIT that auditoria knew, or had looked up only once. */
export function unknownNits(books: Books): Finding[] {
  const known = knownSince(books);
  const byId = new Map([...books.commands, ...books.events].map((message) => [message.id, message]));
  return books.commands
    .filter(({ type, data }) => type === 'RechazarPropiedad' && hasRule(data['reglas']))
    .flatMap((rejection) => {
      const nit = nitOf(books.byOperation.get(rejection.correlationId) ?? []);
      if (nit === undefined) return [];
      const about = (what: string): Finding => ({ id: rejection.correlationId, what, at: rejection.time });
      const since = known.get(nit);
      const cause = byId.get(rejection.causationId ?? '')?.type;
      return [
        ...(cause === 'RevisarOperacion' ? [] : [about(`rejected for ${nit} at first look`)]),
        ...(since === undefined || since > rejection.time - LOOK_MS
          ? []
          : [about(`rejected for ${nit}, which was known`)]),
      ];
    });
}

const hasRule = (reglas: unknown): boolean =>
  Array.isArray(reglas) && (reglas as { codigo: string }[]).some(({ codigo }) => codigo === CODE);

/** Of the property that an operation is about, as its events tell. */
function nitOf(messages: readonly TopicMessage[]): string | undefined {
  const told = messages.find((message) => message.topic === propiedad.events && ruleOf(message)?.full);
  return told && comparableIn(told.data, 'nit');
}

/** The NITs that companies have in the end, and when auditoria first judged one of them: epoch ms. */
function knownSince({ events, causedBy, documents }: Books): Map<string, number> {
  const judged = events.flatMap(({ topic, aggregateId: id, id: eventId, data }) => {
    const document = topic === compania.events ? documents.get(documentKey({ topic, id })) : undefined;
    const nit = comparableIn(data, 'identificacion');
    const [verdict] = causedBy.get(eventId) ?? [];
    const stayed = document?.estado === 'APROBADA' && nit === comparableIn(document.datos, 'identificacion');
    return stayed && nit !== undefined && verdict ? [{ nit, at: verdict.time }] : [];
  });
  const byNit = groupBy(judged, ({ nit }) => nit);
  return new Map([...byNit].map(([nit, times]) => [nit, Math.min(...times.map(({ at }) => at))]));
}
