import { createAuthority, type Identity, type TestAuthority } from './certificates.js';

/** Certificates are dear: one set serves all tests of a file. */
export interface Identities {
  readonly serving: TestAuthority;
  readonly frontProxy: TestAuthority;
  readonly server: Identity;
  readonly aggregator: Identity;
}

export async function createIdentities(): Promise<Identities> {
  const [serving, frontProxy] = await Promise.all([
    createAuthority('serving'),
    createAuthority('front-proxy'),
  ]);
  const [server, aggregator] = await Promise.all([
    serving.server('first'),
    frontProxy.client('CN=front-proxy-client'),
  ]);
  return { serving, frontProxy, server, aggregator };
}
