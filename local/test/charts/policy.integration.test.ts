import { expect } from 'chai';
import { execa } from 'execa';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf, type RenderOptions } from '../../src/charts/render.js';
import { kubeScoreCommand } from '../../src/setup/kube-score.js';
import { pathOf } from './variants.js';

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

describe('kube-score', function () {
  this.timeout(60_000);

  it('finds nothing critical in production', async () => {
    expect(await criticals({ files: production })).to.deep.equal([]);
  });

  for (const file of ['values.yaml', 'values-kind.yaml', 'values-bare.yaml']) {
    it(`finds one thing in the platform and the small Prometheus with ${file}, which is on purpose`, async () => {
      const pulled = ['global', 'platform.pulsar', 'platform.mongodb', 'observability.prometheus'];
      const always = Object.fromEntries(pulled.map((it) => [`${it}.image.pullPolicy`, 'Always']));
      const watched = { 'observability.enabled': true, 'global.metrics.smallPrometheus': true };
      // pods of the tools are made by hand, so that their policy selects none
      const set = { ...always, ...watched, tools: false };
      expect(await criticals({ files: [pathOf('propalpes', file)], set })).to.deep.equal([
        '[CRITICAL] mongodb/propalpes apps/v1/StatefulSet: Container has the same readiness and liveness probe',
      ]);
    });
  }

  it('would find it', async () => {
    const found = await criticals({ files: production, set: { 'global.image.pullPolicy': 'Never' } });
    expect(found.join('\n')).to.include('ImagePullPolicy');
  });
});
