import { exposed, seriesOf, type ExposedMetric } from '@propalpes/seedwork/testing/exposition';
import { breaches } from '@propalpes/seedwork/testing/metric-conventions';
import { listedOf, readList, signature } from '@propalpes/seedwork/testing/metrics-list';
import { expect } from 'chai';
import { flood } from './support/flood.js';
import { scrape } from './support/scrape.js';
import { Sistema } from './support/sistema.js';
import { useEverything } from './support/use-everything.js';

const services = ['auditoria', 'bff-web', 'companias', 'geograficos', 'propiedades'];
const MANY = 60;

describe('metrics of every service', function () {
  this.timeout(120_000);
  let sistema: Sistema;
  let scraped: Map<string, ExposedMetric[]>;

  before(async () => {
    sistema = await Sistema.start();
    await useEverything(sistema);
    scraped = await scrape(sistema);
  });

  after(() => sistema.close());

  for (const service of services)
    it(`${service} serves what docs/metrics.md lists, with those types and labels, and nothing else`, async () => {
      const served = exposed(scraped.get(service)!).map(signature);
      expect(served).to.have.members(listedOf(await readList(), service));
    });

  it('follow the conventions of Prometheus', () => {
    expect([...scraped.values()].flat().flatMap(breaches)).to.deep.equal([]);
  });

  it('have as many series after a flood of names, paths, methods and types as before', async function () {
    await flood(sistema, 1);
    const before = await counted();
    await flood(sistema, MANY);
    expect(await counted()).to.deep.equal(before);
    this.test!.title += `: ${Object.entries(before)
      .map(([service, count]) => `${service} ${count}`)
      .join(', ')}`;
  });

  /** Series of ours, by service. */
  async function counted(): Promise<Record<string, number>> {
    const now = await scrape(sistema);
    return Object.fromEntries([...now].map(([service, metrics]) => [service, seriesOf(metrics)]));
  }
});
