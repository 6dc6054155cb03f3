import type { Books } from '../books.js';
import type { TopicMessage } from '../evidence.js';
import { commandedIn, lifecycleOf, roleOf, ruleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** Commands and events that nothing called for, or that say something else than what did. */
export function uncalledMessages(books: Books): Finding[] {
  const { commands, events, mutations } = books;
  const byId = new Map([...commands, ...events].map((message) => [message.id, message]));
  return [
    ...commands.flatMap((command) => {
      if (command.causationId === null) return isAskedFor(command, books) ? [] : [uncalled(command)];
      return compared(command, byId.get(command.causationId), books);
    }),
    ...events.flatMap((event) => {
      const cause = byId.get(event.causationId ?? '');
      // What a client asked for need not be in its topic any more.
      return !cause && mutations.has(event.causationId ?? '') ? [] : compared(event, cause, books);
    }),
  ];
}

/** By a client; or by auditoria, which reminds operations of their due times. */
const isAskedFor = ({ id, type, aggregateId }: TopicMessage, { mutations, evidence }: Books): boolean =>
  mutations.has(id) ||
  (type === 'RevisarOperacion' && evidence.operations.some((operation) => operation.id === aggregateId));

const uncalled = (message: TopicMessage): Finding => found(message, `nobody asked for this ${message.type}`);

function compared(message: TopicMessage, cause: TopicMessage | undefined, books: Books): Finding[] {
  if (!cause) return [uncalled(message)];
  const reasonless = !ruleOf(message) && roleOf(message) === 'deletion' && !isReasonToDelete(cause, books);
  return [...complaints(message, cause), ...(reasonless ? ['has no reason in'] : [])].map((what) =>
    found(message, `${message.type} ${what} ${cause.type} ${cause.id}`),
  );
}

function complaints(message: TopicMessage, cause: TopicMessage): string[] {
  const rule = ruleOf(message);
  const registration = cause.type === 'RegistrarPropiedad';
  const aggregateId = registration ? cause.data['propiedadId'] : cause.aggregateId;
  return [
    ...(message.correlationId === cause.correlationId ? [] : ['belongs to another operation than']),
    ...(rule && rule.answers !== cause.type ? ['is no answer to'] : []),
    ...((rule || registration) && message.aggregateId !== aggregateId
      ? ['is about another aggregate than']
      : []),
    ...(saysWhatWasAskedFor(message, cause) ? [] : ['does not say what was asked by']),
  ];
}

/** A field that a command leaves `null` says nothing about the outcome. */
function saysWhatWasAskedFor(message: TopicMessage, cause: TopicMessage): boolean {
  const commanded = cause.type === 'RegistrarPropiedad' ? commandedIn(message.topic) : undefined;
  const told = ruleOf(message)?.full ? lifecycleOf(message.topic) : undefined;
  const asked = commanded ? (cause.data[commanded.name] as TopicMessage['data']) : cause.data;
  const fields = (commanded ?? told)?.fields ?? [];
  return fields.every((field) => asked[field] === null || message.data[field] === asked[field]);
}

/** Nothing is undone because somebody was away. A cancellation may come before what it cancels has begun. */
function isReasonToDelete(cause: TopicMessage, { byOperation }: Books): boolean {
  const rule = ruleOf(cause);
  const refuses = rule !== undefined && rule.becomes === undefined;
  if (refuses || rule?.role === 'deletion' || cause.type === 'CancelarOperacion') return true;
  const begins = rule?.role === 'change' || cause.type === 'RegistrarPropiedad';
  return begins && !!byOperation.get(cause.correlationId)?.some(({ type }) => type === 'CancelarOperacion');
}

const found = ({ id, time }: TopicMessage, what: string): Finding => ({ id, what, at: time });
