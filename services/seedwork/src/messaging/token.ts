import { readFileSync } from 'node:fs';
import pulsar, { type AuthenticationToken } from 'pulsar-client';
import type { Log } from '../runtime/log.js';

/** The token that a file holds now. Throws when it cannot be read. */
export function readToken(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

/**
 * Shows the broker the token that the file holds when a connection is made. A file that cannot be read is logged, and
 * the broker refuses the empty token: a supplier that throws would hold a thread of the native client for ever, as one
 * that rejects would (`Authentication.cc` of pulsar-client 1.18.0). It keeps the process alive, which must exit.
 */
export function tokenAuthentication(file: string, log: Log): AuthenticationToken {
  const token = () => {
    try {
      return readToken(file);
    } catch (error) {
      log.error({ err: error }, 'the token for the broker cannot be read');
      return '';
    }
  };
  return new pulsar.AuthenticationToken({ token });
}
