import { makeCertificates } from '@propalpes/local/control-plane/certificates';
import { startBroker, type Broker } from '@propalpes/local/broker/broker';
import { quickStart } from '@propalpes/local/broker/java-command';
import { freePort } from '@propalpes/local/process/ports';
import { createHmac, createPrivateKey, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const secret = randomBytes(32);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token that this broker takes for the role's. */
function tokenOf(role: string): string {
  const signed = `${base64url({ alg: 'HS256' })}.${base64url({ sub: role })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A broker that speaks TLS, and lets nobody do anything without a token and a grant. */
export class SecuredBroker {
  private constructor(
    private readonly broker: Broker,
    private readonly dir: string,
    readonly serviceUrl: string,
    readonly adminUrl: string,
    readonly caFile: string,
  ) {}

  static async start(): Promise<SecuredBroker> {
    const dir = await mkdtemp(join(tmpdir(), 'propalpes-secured-'));
    const [port, adminPort, bookiePort, tlsPort, tlsAdminPort] = (await Promise.all(
      Array.from({ length: 5 }, freePort),
    )) as [number, number, number, number, number];
    const { file } = await makeCertificates(dir, { port: tlsPort, servingNames: [] });
    const keyFile = join(dir, 'broker-pkcs8.pem');
    const key = createPrivateKey(await readFile(file('apiserver.key')));
    await writeFile(keyFile, key.export({ type: 'pkcs8', format: 'pem' }));
    const admin = tokenOf('admin');
    const broker = await startBroker({
      ...{ port, adminPort, bookiePort, dir: join(dir, 'broker'), jvmFlags: quickStart, token: admin },
      line: () => undefined,
      settings: {
        authenticationEnabled: 'true',
        authorizationEnabled: 'true',
        authenticationProviders: 'org.apache.pulsar.broker.authentication.AuthenticationProviderToken',
        tokenSecretKey: `data:;base64,${secret.toString('base64')}`,
        superUserRoles: 'admin',
        brokerClientAuthenticationPlugin: 'org.apache.pulsar.client.impl.auth.AuthenticationToken',
        brokerClientAuthenticationParameters: JSON.stringify({ token: admin }),
        brokerServicePortTls: String(tlsPort),
        webServicePortTls: String(tlsAdminPort),
        tlsCertificateFilePath: file('apiserver.crt'),
        tlsKeyFilePath: keyFile,
      },
    });
    const urls = [`pulsar+ssl://localhost:${tlsPort}`, `https://localhost:${tlsAdminPort}`] as const;
    return new SecuredBroker(broker, dir, ...urls, file('ca.crt'));
  }

  /** Path of the token of a role. */
  async tokenFile(role: string): Promise<string> {
    const path = join(this.dir, `${role}.jwt`);
    await writeFile(path, `${tokenOf(role)}\n`);
    return path;
  }

  async stop(): Promise<void> {
    await this.broker.kill();
    await rm(this.dir, { recursive: true });
  }
}
