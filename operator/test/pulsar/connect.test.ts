import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';

import { readConfig } from '@propalpes/seedwork/runtime/config';
import { expect } from 'chai';

import { applySettings } from '../../src/config.js';
import { connectPulsar } from '../../src/pulsar/connect.js';
import { createAuthority, type TestAuthority } from '../backlog-metrics/certificates.js';

describe('connectPulsar', () => {
  let directory: string;
  let authority: TestAuthority;
  let server: Server;
  /** Common name of the client certificate and the token of each request. */
  const seen: string[] = [];
  const file = (name: string): string => join(directory, name);

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pulsar-'));
    authority = await createAuthority('cluster');
    await writeFile(file('ca.crt'), authority.cert);
    const { cert, key } = await authority.server('broker');
    server = createServer({ cert, key, ca: authority.cert, requestCert: true }, (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      seen.push(`${String(subject.CN)} ${request.headers.authorization ?? ''}`);
      response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    seen.length = 0;
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true });
  });

  const present = async (commonName: string): Promise<void> => {
    const { cert, key } = await authority.client(`CN=${commonName}`);
    await Promise.all([writeFile(file('tls.crt'), cert), writeFile(file('tls.key'), key)]);
  };
  const admin = (more: Record<string, string> = {}) =>
    connectPulsar(
      readConfig(applySettings, {
        PULSAR_ADMIN_URL: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        PULSAR_TLS_CA_FILE: file('ca.crt'),
        PULSAR_TLS_CERT_FILE: file('tls.crt'),
        PULSAR_TLS_KEY_FILE: file('tls.key'),
        ...more,
      }),
    );

  it('shows a client certificate, and the renewed one on the next connection', async () => {
    const pulsar = admin();
    await present('operator');
    await pulsar.clusters();
    await present('renewed');
    await pulsar.clusters();
    expect(seen).to.deep.equal(['operator ', 'renewed ']);
  });

  it('reads the token from its file for each request', async () => {
    await present('operator');
    const pulsar = admin({ PULSAR_TOKEN_FILE: file('token') });
    await writeFile(file('token'), 'first\n');
    await pulsar.clusters();
    await writeFile(file('token'), 'second\n');
    await pulsar.clusters();
    expect(seen).to.deep.equal(['operator Bearer first', 'operator Bearer second']);
  });

  it('trusts no broker of another authority', async () => {
    await present('operator');
    await writeFile(file('other.crt'), (await createAuthority('other')).cert);
    const refused = await admin({ PULSAR_TLS_CA_FILE: file('other.crt') })
      .clusters()
      .catch((error: unknown) => String(error));
    expect(refused).to.match(/unavailable: .*certificate/);
  });
});
