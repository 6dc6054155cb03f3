import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
const nobody = { PULSAR_ADMIN_URL: 'http://127.0.0.1:9', APPLY_DEADLINE: '1s' };
const valid = 'apiVersion: messaging.propalpes.io/v1\nkind: PulsarNamespace\nmetadata: { name: a }\n';

function run(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [main, ...args], { env }, (_, out, err) => {
      done({ code: child.exitCode ?? -1, out, err });
    });
  });
}

describe('main', function () {
  this.timeout(15_000);
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'manifests-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('tells its usage', async () => {
    expect(await run(['aply'])).to.deep.equal({
      code: 64,
      out: '',
      err: 'usage: main.js run | backlog-metrics | apply <directory> | crds\n',
    });
  });

  it('prints the CustomResourceDefinitions as crds.yaml holds them (else: make generate)', async () => {
    const { code, out } = await run(['crds']);
    const file = fileURLToPath(new URL('../../crds.yaml', import.meta.url));
    expect([code, out]).to.deep.equal([0, await readFile(file, 'utf8')]);
  });

  it('names a setting that is missing in one line', async () => {
    const { code, err } = await run(['apply', directory]);
    expect([code, err]).to.deep.equal([78, 'PULSAR_ADMIN_URL: is required\n']);
  });

  it('names a directory without manifests', async () => {
    const { code, err } = await run(['apply', directory], nobody);
    expect([code, err]).to.deep.equal([78, `${directory}: no *.yaml file\n`]);
  });

  it('names a directory that does not exist', async () => {
    const { code, err } = await run(['apply', join(directory, 'nowhere')], nobody);
    expect([code, err]).to.deep.equal([78, `${join(directory, 'nowhere')}: no such directory\n`]);
  });

  it('names file, object and field of a broken manifest', async () => {
    await writeFile(join(directory, 'a.yaml'), `${valid}spec: { namespace: nonsense }\n`);
    const { code, err } = await run(['apply', directory], nobody);
    expect([code, err]).to.deep.equal([
      78,
      'a.yaml (document 1): PulsarNamespace a: spec.namespace: must be tenant/namespace\n',
    ]);
  });

  it('fails with a clear line when no broker answers before the deadline', async () => {
    await writeFile(join(directory, 'a.yaml'), `${valid}spec: { namespace: a/b }\n`);
    const { code, out, err } = await run(['apply', directory], nobody);
    expect(code).to.equal(1);
    expect(out).to.match(/^waiting: Pulsar: GET \/clusters: unavailable: .+\n$/);
    expect(err).to.match(/^failed: Pulsar: GET \/clusters: unavailable: .+\n$/);
  });
});
