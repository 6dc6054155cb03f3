import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect } from 'chai';
import { stringify } from 'yaml';

import { requireBroker, Sandbox, setting } from './real-broker.js';

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

describe('main apply on a real broker', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let directory: string;

  before(requireBroker);

  beforeEach(async () => {
    sandbox = new Sandbox();
    directory = await mkdtemp(join(tmpdir(), 'manifests-'));
    const { namespaces, topics } = sandbox.desired({ subscriptions: [{ name: 'auditoria' }] });
    const documents = [...topics, ...namespaces].map((it) => stringify(it)).join('---\n');
    await writeFile(join(directory, 'all.yaml'), documents);
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
    await sandbox.remove();
  });

  const run = async (): Promise<string[]> => {
    const env = { PULSAR_ADMIN_URL: setting('PULSAR_ADMIN_URL') };
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'apply', directory], { env });
    return stdout.trimEnd().split('\n');
  };

  it('prints a line for each action and a summary, then finds nothing to do', async () => {
    const lines = await run();
    expect(lines).to.have.length(5);
    expect(lines[1]).to.equal(`namespace ${sandbox.namespace}: created`);
    expect(lines[4]).to.match(/^applied 4 actions in \d+ ms$/);
    expect(await run()).to.deep.equal(['nothing to do']);
  });
});
