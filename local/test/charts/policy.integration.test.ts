import { expect } from 'chai';
import { execa } from 'execa';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf, type RenderOptions } from '../../src/charts/render.js';
import { kubeScoreCommand } from '../../src/setup/kube-score.js';
import { pathOf } from './variants.js';

const pullPolicy = 'ImagePullPolicy is not set to Always';
/** Pods of the tools are made by hand. */
const selectsNone = "tools: The NetworkPolicys selector doesn't match any pods";
const sameProbes = 'mongodb: Container has the same readiness and liveness probe';

const production = [pathOf('propalpes', 'values-production.yaml')];

/** What kube-score finds critical, one line each. There are no limits of CPU on purpose: see the README of `propalpes`. */
async function criticals(options: RenderOptions): Promise<string[]> {
  const text = await helm([
    'template',
    'propalpes',
    chartDirectory('propalpes'),
    '--no-hooks',
    ...argumentsOf(options),
  ]);
  const args = ['score', '--output-format=ci', '--ignore-container-cpu-limit', '-'];
  const { stdout } = await execa(kubeScoreCommand(), args, { input: text, reject: false, timeout: 30_000 });
  const lines = stdout.split('\n');
  // so that a program that looked at nothing does not pass for one that found nothing
  expect(
    lines.filter((it) => it.startsWith('[OK] companias')),
    stdout,
  ).not.to.deep.equal([]);
  return lines.filter((it) => it.startsWith('[CRITICAL]'));
}

/** A finding without the object, where it is about every container. */
function withoutContainer(line: string): string {
  const [, object = '', finding = ''] = /^\[CRITICAL\] ([^/]+)\S* \S+: (.*)$/.exec(line) ?? [];
  return finding.endsWith(pullPolicy) ? pullPolicy : `${object}: ${finding}`;
}

describe('kube-score', function () {
  this.timeout(60_000);

  it('finds nothing critical in production', async () => {
    expect(await criticals({ files: production })).to.deep.equal([]);
  });

  for (const [file, expected] of [
    ['values.yaml', [pullPolicy, sameProbes]],
    ['values-kind.yaml', [pullPolicy, selectsNone, sameProbes]],
    ['values-bare.yaml', [pullPolicy, selectsNone, sameProbes]],
  ] as const) {
    it(`finds with ${file} only what the README says why`, async () => {
      const set = { 'observability.enabled': true, 'global.metrics.smallPrometheus': true };
      const found = await criticals({ files: [pathOf('propalpes', file)], set });
      expect([...new Set(found.map(withoutContainer))].sort()).to.deep.equal([...expected].sort());
    });
  }

  it('would find it', async () => {
    const found = await criticals({ files: production, set: { 'global.image.pullPolicy': 'Never' } });
    expect(found.join('\n')).to.include('ImagePullPolicy');
  });
});
