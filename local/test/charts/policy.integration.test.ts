import { expect } from 'chai';
import { execa } from 'execa';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf, type RenderOptions } from '../../src/charts/render.js';
import { kubeScoreCommand } from '../../src/setup/kube-score.js';
import { pathOf } from './variants.js';

/** What kube-score finds critical, one line each. Without limits of CPU on purpose: see the values of `service`. */
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
    expect(await criticals({ files: [pathOf('propalpes', 'values-production.yaml')] })).to.deep.equal([]);
  });

  it('would find it', async () => {
    const set = { 'global.image.pullPolicy': 'Never' };
    const found = await criticals({ files: [pathOf('propalpes', 'values-production.yaml')], set });
    expect(found.join('\n')).to.include('ImagePullPolicy');
  });
});
