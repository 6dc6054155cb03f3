import 'reflect-metadata';

import { webcrypto } from 'node:crypto';

import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';

export interface Identity {
  /** PEM, like the key. */
  readonly cert: string;
  readonly key: string;
}

export interface TestAuthority {
  /** PEM of its own certificate. */
  readonly cert: string;
  authority(name: string): Promise<TestAuthority>;
  server(name: string): Promise<Identity>;
  /** `validMs` is negative for one that is over. */
  client(subject: string, validMs?: number): Promise<Identity>;
}

interface Signer {
  readonly subject: string;
  readonly signingKey: webcrypto.CryptoKey;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 24 * 3_600_000;

/** A certificate authority that signs itself. */
export function createAuthority(name: string): Promise<TestAuthority> {
  return makeAuthority(name, undefined);
}

async function makeAuthority(name: string, parent: Signer | undefined): Promise<TestAuthority> {
  const keys = await newKeys();
  const self: Signer = { subject: `CN=${name}`, signingKey: keys.privateKey };
  const issue = async (subject: string, extensions: Extension[], validMs = dayMs): Promise<Identity> => {
    const { publicKey, privateKey } = await newKeys();
    return {
      cert: await sign(publicKey, subject, self, extensions, validMs),
      key: PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY'),
    };
  };
  return {
    cert: await sign(keys.publicKey, self.subject, parent ?? self, [
      new BasicConstraintsExtension(true, undefined, true),
    ]),
    authority: (below) => makeAuthority(below, self),
    server: (it) =>
      issue(`CN=${it}`, [
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: it },
        ]),
      ]),
    client: (subject, validMs) =>
      issue(subject, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])], validMs),
  };
}

async function sign(
  publicKey: webcrypto.CryptoKey,
  subject: string,
  issuer: Signer,
  extensions: Extension[],
  validMs = dayMs,
): Promise<string> {
  const certificate = await X509CertificateGenerator.create({
    publicKey,
    subject,
    issuer: issuer.subject,
    signingKey: issuer.signingKey,
    signingAlgorithm: algorithm,
    extensions,
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + validMs),
  });
  return certificate.toString('pem');
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
