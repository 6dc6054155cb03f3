import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Authority, RequestHeaderAuthority } from './ports.js';

export interface CredentialSources {
  /** PEM files that may change at any time; read again and again, because volumes tell no reliable change. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly authority: RequestHeaderAuthority;
}

/** With what we show who we are, and tell who others are. */
export interface Credentials extends Authority {
  readonly cert: string;
  readonly key: string;
}

/** Rejects when any of them cannot be had or does not fit. */
export async function readCredentials(sources: CredentialSources): Promise<Credentials> {
  const [cert, key, { ca, allowedNames }] = await Promise.all([
    readFile(sources.certFile, 'utf8'),
    readFile(sources.keyFile, 'utf8'),
    sources.authority.current(),
  ]);
  const credentials = { cert, key, ca, allowedNames };
  assertFit(credentials);
  return credentials;
}

/**
 * Throws what is wrong. OpenSSL alone takes an empty certificate, such as that of a file in the middle of a write,
 * and Node trusts every public CA in place of an empty one.
 */
function assertFit({ cert, key, ca }: Credentials): void {
  parse('request-header CA', () => new X509Certificate(ca));
  const certificate = parse('certificate', () => new X509Certificate(cert));
  const privateKey = parse('key', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey)) throw new Error('certificate and key do not belong together');
}

function parse<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`the ${what} is not PEM`, { cause: error });
  }
}

export function sameCredentials(a: Credentials, b: Credentials): boolean {
  return (
    a.cert === b.cert &&
    a.key === b.key &&
    a.ca === b.ca &&
    a.allowedNames.join('\n') === b.allowedNames.join('\n')
  );
}
