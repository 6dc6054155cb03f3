import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SecuredBroker } from '../support/secured-broker.js';
import type { Visit } from '../support/secured-visitor.js';

const visitor = fileURLToPath(new URL('../support/secured-visitor.js', import.meta.url));
const operator = fileURLToPath(new URL('../../../../../operator/dist/src/main.js', import.meta.url));
const tools = fileURLToPath(new URL('../../../../tools/dist/src/main.js', import.meta.url));
const manifests = fileURLToPath(new URL('../../../../../schemas/generated/manifests', import.meta.url));
const run = promisify(execFile);

/** Who gets no producer is told no more than that; the log says why. */
const refused = /^Error: a producer: not within/;

interface Manner {
  readonly role: string;
  readonly trusting?: boolean;
}

describe('a broker with TLS, tokens and grants', function () {
  this.timeout(120_000);
  let secured: SecuredBroker;

  before(async () => {
    secured = await SecuredBroker.start();
    const env = {
      PULSAR_ADMIN_URL: secured.adminUrl,
      PULSAR_TOKEN_FILE: await secured.tokenFile('admin'),
      PULSAR_TLS_CA_FILE: secured.caFile,
      PULSAR_AUTHORIZATION: 'on',
    };
    await run(process.execPath, [operator, 'apply', manifests], { env: { ...process.env, ...env } });
  });

  after(() => secured.stop());

  /** What the tools say with the token of their role, as in the pod of the runbooks. Rejects with what they object. */
  async function runTools(...args: string[]): Promise<string> {
    const env = {
      PULSAR_SERVICE_URL: secured.serviceUrl,
      PULSAR_ADMIN_URL: secured.adminUrl,
      PULSAR_TOKEN_FILE: await secured.tokenFile('tools'),
      PULSAR_TLS_CA_FILE: secured.caFile,
      NODE_EXTRA_CA_CERTS: secured.caFile,
    };
    const { stdout } = await run(process.execPath, [tools, ...args], { env: { ...process.env, ...env } });
    return stdout.trim();
  }

  /** What it printed, or why it failed. */
  async function visit(errand: Visit['errand'], { role, trusting = true }: Manner): Promise<string> {
    const { serviceUrl, adminUrl, caFile } = secured;
    const tokenFile = await secured.tokenFile(role);
    const address = { serviceUrl, adminUrl, tenant: 'propalpes', tokenFile, ...(trusting && { caFile }) };
    const env = { ...process.env, ...(trusting && { NODE_EXTRA_CA_CERTS: caFile }) };
    const argument = JSON.stringify({ address, errand } satisfies Visit);
    const { stdout } = await run(process.execPath, [visitor, argument], { env, timeout: 30_000 }).catch(
      (error: unknown) => error as { stdout: string },
    );
    return stdout.trim();
  }

  it('takes a command from one who may write it, and gives it to the one whom it is for', async () => {
    const aggregateId = await visit('publish', { role: 'bff-web' });
    expect(await visit('receive', { role: 'companias' })).to.equal(aggregateId);
  });

  it('tells the schema of a topic to one who reads it', async () => {
    expect(await visit('find', { role: 'companias' })).to.equal('known');
  });

  it('lets one who may read events follow them', async () => {
    expect(await visit('follow', { role: 'bff-web' })).to.equal('opened');
  });

  it('lets the tools send a dead letter back to whom it was for', async () => {
    const aggregateId = await visit('bury', { role: 'companias' });
    expect(await runTools('redrive', 'list')).to.include(aggregateId);
    expect(await runTools('redrive', 'all', '--reason', 'bug')).to.equal('dead letters sent back: 1');
    expect(await visit('receive', { role: 'companias' })).to.equal(aggregateId);
  });

  it('lets the tools read the events that they replay', async () => {
    expect(await runTools('replay', 'companias_conocidas', '--dry-run')).to.match(/would be replayed .*: 0$/);
  });

  it('lets the tools neither bury messages nor take those of services', async () => {
    expect(await visit('bury', { role: 'tools' })).to.match(/producer: AuthorizationError$/);
    expect(await visit('receive', { role: 'tools' })).to.match(/consumer: AuthorizationError$/);
  });

  it('takes nothing from one without a grant', async () => {
    expect(await visit('publish', { role: 'nadie' })).to.match(refused);
  });

  it('takes nothing from one whose token cannot be read', async () => {
    const visiting = visit('publish', { role: 'bff-web' });
    await rm(await secured.tokenFile('bff-web'));
    expect(await visiting).to.match(refused);
  });

  it('gets nothing from one who does not trust its authority', async () => {
    expect(await visit('publish', { role: 'bff-web', trusting: false })).to.match(refused);
  });
});
