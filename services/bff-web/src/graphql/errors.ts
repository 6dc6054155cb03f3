import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { Problem } from '@propalpes/seedwork/http/problem';
import type { Log } from '@propalpes/seedwork/runtime/log';
import { DeadlineExceeded } from '@propalpes/seedwork/runtime/deadline';
import { GraphQLError, Kind, type ASTNode, type GraphQLErrorExtensions } from 'graphql';
import { UpstreamUnavailable } from '../clients/upstream.js';
import { argumentAt } from './argument-at.js';
import { errorsAnswered } from './metrics.js';

const MAX_MESSAGE_LENGTH = 500;
const VALUES: ReadonlySet<string> = new Set(
  Object.values(Kind).filter((kind) => kind.endsWith('Value') || kind === Kind.VARIABLE),
);

interface ClientError {
  message: string;
  extensions: GraphQLErrorExtensions & { code: string };
}

/** The one place where errors get their code: what a client sees of them. Bugs are logged and masked. */
export function clientErrors(errors: readonly unknown[], query: string, log: Log): GraphQLError[] {
  const logged = new Set<unknown>();
  return errors.map((error) => {
    const cause = rootOf(error);
    const { message, extensions } = describe(cause, error, query);
    // one cause may null a field of every element of a list
    if (!logged.has(cause)) logCause(log, cause, { message, extensions });
    logged.add(cause);
    errorsAnswered.inc({ code: extensions.code });
    const { nodes = null, path = null } = error instanceof GraphQLError ? error : {};
    return new GraphQLError(message.slice(0, MAX_MESSAGE_LENGTH), { nodes, path, extensions });
  });
}

function logCause(log: Log, cause: unknown, { message, extensions }: ClientError): void {
  if (extensions.code === 'INTERNAL') log.error({ err: cause }, 'a resolver has a bug');
  if (extensions['retryable'] === true) log.warn({ code: extensions.code, reason: String(cause) }, message);
}

function describe(cause: unknown, error: unknown, query: string): ClientError {
  if (cause instanceof DeadlineExceeded) return timeout;
  if (cause instanceof UpstreamUnavailable) {
    const extensions = { code: 'SERVICIO_NO_DISPONIBLE', retryable: true, servicio: cause.what };
    return { message: `${cause.what} is away, try again`, extensions };
  }
  if (cause instanceof Unavailable) {
    const extensions = { code: 'BROKER_NO_DISPONIBLE', retryable: true };
    return {
      message: 'the message broker did not answer: try again, a mutation with the same Idempotency-Key',
      extensions,
    };
  }
  if (cause instanceof Problem && cause.status < 500) {
    return {
      message: cause.message,
      extensions: { code: 'ENTRADA_INVALIDA', ...cause.errors[0], errores: cause.errors },
    };
  }
  if (cause instanceof GraphQLError && error instanceof GraphQLError) return describeRefusal(error, query);
  return internal;
}

/** Errors of GraphQL itself: of the document, of a value in it or in its variables, or of a limit. */
function describeRefusal({ message, nodes, path, extensions }: GraphQLError, query: string): ClientError {
  if (extensions['code'] === 'LIMITE_EXCEDIDO') {
    return { message, extensions: { code: 'LIMITE_EXCEDIDO', limite: extensions['limite'] } };
  }
  const campo = fieldOf(nodes?.[0], query);
  if (campo !== undefined) {
    const regla = message.slice(0, MAX_MESSAGE_LENGTH);
    return { message, extensions: { code: 'ENTRADA_INVALIDA', campo, regla, errores: [{ campo, regla }] } };
  }
  // with a path, something ran: a value that a resolver returned does not fit its type
  return path === undefined ? { message, extensions: { code: 'DOCUMENTO_INVALIDO' } } : internal;
}

function fieldOf(node: ASTNode | undefined, query: string): string | undefined {
  if (node?.kind === Kind.VARIABLE_DEFINITION) return node.variable.name.value;
  return node !== undefined && VALUES.has(node.kind) ? argumentAt(query, node) : undefined;
}

const timeout: ClientError = {
  message:
    'there was no answer in time: try again, a mutation with the same Idempotency-Key, for it may have been accepted',
  extensions: { code: 'TIMEOUT', retryable: true },
};

const internal: ClientError = { message: 'Unexpected error', extensions: { code: 'INTERNAL' } };

function rootOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined
    ? rootOf(error.originalError)
    : error;
}
