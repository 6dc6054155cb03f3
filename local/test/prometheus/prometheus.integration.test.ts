import { expect } from 'chai';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../src/process/until.js';
import { type Prometheus, startPrometheus } from '../../src/prometheus/prometheus.js';

describe('a Prometheus of our own', function () {
  this.timeout(60_000);
  let scraped: Server;
  let prometheus: Prometheus;
  let dir: string;

  before(async () => {
    scraped = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end('cosas{color="rojo"} 7\nraro NaN\nmucho +Inf\n');
    }).listen(0, '127.0.0.1');
    await once(scraped, 'listening');
    dir = await mkdtemp(join(tmpdir(), 'propalpes-prometheus-test-'));
    const rules = join(dir, 'rules.yaml');
    await writeFile(rules, 'groups: [{ name: a, rules: [{ record: cosas:doble, expr: cosas * 2 }] }]\n');
    const { port } = scraped.address() as AddressInfo;
    const targets = [{ job: 'tienda', address: `127.0.0.1:${port}` }];
    prometheus = await startPrometheus({ targets, intervalMs: 200, rules: [rules], dir });
    await until(async () => (await prometheus.client.instant('cosas:doble')).length > 0, {
      what: 'The first evaluation',
      withinMs: 20_000,
    });
  });

  after(async () => {
    await prometheus.stop();
    scraped.close();
  });

  it('scrapes a target under the name of its job', async () => {
    const [sample] = await prometheus.client.instant('cosas');
    expect(sample?.labels).to.include({ job: 'tienda', color: 'rojo' });
    expect(sample?.value).to.equal(7);
  });

  it('evaluates rules', async () => {
    expect((await prometheus.client.instant('cosas:doble'))[0]?.value).to.equal(14);
  });

  it('answers a scalar as one sample without labels', async () => {
    expect(await prometheus.client.instant('1 + 1')).to.deep.equal([{ labels: {}, value: 2 }]);
  });

  it('tells what is not finite', async () => {
    expect((await prometheus.client.instant('raro'))[0]?.value).to.be.NaN;
    expect((await prometheus.client.instant('mucho'))[0]?.value).to.equal(Infinity);
    expect((await prometheus.client.instant('-mucho'))[0]?.value).to.equal(-Infinity);
  });

  it('answers a range step by step', async () => {
    const toMs = Date.now();
    const span = { fromMs: toMs - 400, toMs, stepMs: 200 };
    const [series] = await prometheus.client.range('vector(3)', span);
    expect(series?.points.map((it) => it.value)).to.deep.equal([3, 3, 3]);
    expect(series?.points.map((it) => Math.round(it.atMs - toMs))).to.deep.equal([-400, -200, 0]);
  });

  it('answers nothing for a series that there never was', async () => {
    expect(await prometheus.client.instant('nada')).to.deep.equal([]);
  });

  it('rejects an expression that is none, and says what is wrong with it', async () => {
    const error = await prometheus.client.instant('sum(').then(
      () => undefined,
      (it: unknown) => it as Error,
    );
    expect(error?.message).to.match(/parse error.*asked: sum\(/);
  });

  it('deletes its data when it is stopped', async () => {
    const other = await mkdtemp(join(tmpdir(), 'propalpes-prometheus-test-'));
    const second = await startPrometheus({ targets: [], dir: other });
    expect(existsSync(join(other, 'data'))).to.equal(true);
    await second.stop();
    expect(existsSync(other)).to.equal(false);
    await expectRefused(second.url);
  });

  it('tells why it does not start', async () => {
    const rules = join(dir, 'wrong.yaml');
    await writeFile(rules, 'groups: [{ name: a, rules: [{ record: b, expr: "sum(" }] }]\n');
    const error = await startPrometheus({ targets: [], rules: [rules] }).then(
      () => undefined,
      (it: unknown) => it as Error,
    );
    expect(error?.message).to.match(/prometheus stopped before it was ready/);
    expect(error?.message).to.match(/parse error/);
  });
});

async function expectRefused(url: string): Promise<void> {
  const answered = await fetch(url).then(
    () => true,
    () => false,
  );
  expect(answered).to.equal(false);
}
