import type { TLSSocket } from 'node:tls';

/** Who is at the other end of a connection: a common name that the CA vouches for, or why there is none. */
export type Caller = { readonly name: string } | { readonly refused: string };

const resumed = { refused: 'a resumed session proves nothing' };
const anonymous = { refused: 'a client certificate of the aggregator is required' };
const nameless = { refused: 'the client certificate has no common name, or several' };

/** Looks at a connection whose handshake is over. */
export function callerOf(socket: TLSSocket): Caller {
  // Node calls a resumed TLS 1.3 session without any certificate authorized.
  if (socket.isSessionReused()) return resumed;
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return anonymous;
  if (!socket.authorized) {
    return { refused: `the client certificate is not accepted: ${String(socket.authorizationError)}` };
  }
  const name: unknown = certificate.toLegacyObject().subject.CN;
  return typeof name === 'string' && name !== '' ? { name } : nameless;
}

/** Why this caller may not ask; undefined when it may. */
export function objectionTo(caller: Caller, allowedNames: readonly string[]): string | undefined {
  if ('refused' in caller) return caller.refused;
  if (allowedNames.length === 0 || allowedNames.includes(caller.name)) return undefined;
  return `${caller.name} is not one of the names that may ask`;
}
