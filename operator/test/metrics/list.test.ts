import type { ExposedMetric } from '@propalpes/seedwork/testing/exposition';
import { breaches } from '@propalpes/seedwork/testing/metric-conventions';
import { listedOf, readList, signature } from '@propalpes/seedwork/testing/metrics-list';
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('./write-metrics-list.js', import.meta.url));

describe('metrics of the operator', function () {
  this.timeout(20_000);
  let metrics: Map<string, ExposedMetric[]>;

  before(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--print']);
    metrics = new Map(JSON.parse(stdout) as [string, ExposedMetric[]][]);
  });

  for (const name of ['operator', 'backlog-metrics'])
    it(`of ${name}: are what docs/metrics.md lists, with those types and labels, and nothing else`, async () => {
      const own = metrics.get(name)!.map(signature);
      expect(own).to.have.members(listedOf(await readList(), name));
    });

  it('follow the conventions of Prometheus', () => {
    expect([...metrics.values()].flat().flatMap(breaches)).to.deep.equal([]);
  });
});
