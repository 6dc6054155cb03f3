import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { render } from '../../src/charts/render.js';
import { checkout } from '../../src/paths.js';
import { one, podOf, type PodSpec } from './objects.js';
import { pathOf } from './variants.js';

/** The volumes of Secrets that a pod has, and where they are mounted. */
function secretsOf({ volumes, containers }: PodSpec) {
  const secrets = volumes.filter((it) => it.secret !== undefined);
  const mounts = containers[0]!.volumeMounts.filter(({ name }) => secrets.some((it) => it.name === name));
  return { secrets, mounts };
}

describe('the pod of the tools', function () {
  this.timeout(60_000);
  let auditoria: PodSpec;
  let tools: PodSpec;

  before(async () => {
    const objects = await render('propalpes', { files: [pathOf('propalpes', 'values-production.yaml')] });
    auditoria = podOf(one(objects, 'Deployment', 'auditoria'));
    const text = await readFile(join(checkout, 'docs', 'tools-pod.yaml'), 'utf8');
    tools = (parse(text) as { spec: PodSpec }).spec;
  });

  it('has what the settings of auditoria in production name, under its own keys and only where it is there', () => {
    const { secrets, mounts } = secretsOf(auditoria);
    const own = JSON.parse(JSON.stringify(secrets).replaceAll('"auditoria"', '"tools"')) as typeof secrets;
    expect(secretsOf(tools)).to.deep.equal({
      secrets: own.map(({ name, secret }) => ({ name, secret: { ...secret, optional: true } })),
      mounts,
    });
  });
});
