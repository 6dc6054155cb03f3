import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../src/paths.js';
import { knownMetrics, pulsarMetrics, tableRows } from '../../src/prometheus/known-metrics.js';

describe('the lists of metrics', function () {
  this.timeout(30_000);

  it('tell the series of a histogram, with the label of its buckets', () => {
    const known = knownMetrics();
    expect([...(known.get('http_request_duration_seconds_bucket') ?? [])]).to.include.members([
      'route',
      'le',
    ]);
    expect([...(known.get('http_request_duration_seconds_count') ?? [])]).not.to.include('le');
    expect(known.has('http_request_duration_seconds')).to.equal(false);
  });

  it('are read from tables', () => {
    const page = '| metric | type | labels |\n| --- | --- | --- |\n| `a_b` | gauge | `c`, `d` | e |\n';
    expect(tableRows(page)).to.deep.equal([{ name: 'a_b', type: 'gauge', labels: ['c', 'd'] }]);
  });

  it('name no metric of others that alerts, dashboards and runbooks do not use', () => {
    const used = [join('charts', 'observability', 'files'), join('docs', 'runbooks')]
      .flatMap((directory) =>
        readdirSync(join(checkout, directory), { recursive: true, withFileTypes: true })
          .filter((it) => it.isFile())
          .map((it) => readFileSync(join(it.parentPath, it.name), 'utf8')),
      )
      .join('\n');
    const names = tableRows(readFileSync(join(checkout, 'docs', 'metrics-of-others.md'), 'utf8')).map(
      ({ name }) => name,
    );
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(used))).to.deep.equal([]);
  });

  it('tell of Pulsar what a real broker does', async () => {
    const { PULSAR_ADMIN_URL: admin = '' } = process.env;
    const text = await (await fetch(`${admin}/metrics/`, { signal: AbortSignal.timeout(20_000) })).text();
    expect(pulsarMetrics()).to.have.length.greaterThan(5);
    for (const { name, labels } of pulsarMetrics()) {
      const [, found = ''] = new RegExp(`^${name}\\{(.*)\\} `, 'm').exec(text) ?? [];
      const own = [...found.matchAll(/(\w+)="/g)].map(([, label]) => label);
      expect(own, name).to.have.members(labels);
    }
  });
});
