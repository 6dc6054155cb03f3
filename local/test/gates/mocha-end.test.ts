import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';

const hooks = fileURLToPath(new URL('../../src/gates/mocha-end.js', import.meta.url));

const require = createRequire(import.meta.url);
const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));

describe('the end of mocha', function () {
  this.timeout(20_000);
  let dir: string;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'propalpes-mocha-'));
  });

  after(() => rm(dir, { recursive: true }));

  async function runOneTest(body: string) {
    const file = join(dir, 'one.test.cjs');
    await writeFile(file, `it('passes', () => { ${body} });`);
    const env = { MOCHA_END_MS: '300' };
    return execa(process.execPath, [mocha, '--no-config', '--require', hooks, file], { env, reject: false });
  }

  it('is not waited for when nothing is left open', async () => {
    expect(await runOneTest('')).to.deep.include({ exitCode: 0, stderr: '' });
  });

  it('comes, as a failure that names what is open, when a test left something behind', async () => {
    const { exitCode, stderr } = await runOneTest("require('node:http').createServer().listen(0)");
    expect(exitCode).to.equal(1);
    expect(stderr).to.match(/still open: .*TCPServerWrap/);
  });

  it('comes without a failure when the native Pulsar client alone left a promise open', async () => {
    const pulsar = require.resolve('pulsar-client');
    const body = `const { Client } = require(${JSON.stringify(pulsar)});
      const client = new Client({ serviceUrl: 'pulsar://127.0.0.1:1', operationTimeoutSeconds: 30 });
      client.createProducer({ topic: 'never' }).catch(() => undefined);`;
    const { exitCode, durationMs } = await runOneTest(body);
    expect(exitCode).to.equal(0);
    expect(durationMs).to.be.below(20_000);
  });
});
