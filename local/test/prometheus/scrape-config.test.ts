import { expect } from 'chai';
import { parse } from 'yaml';
import { scrapeConfig } from '../../src/prometheus/scrape-config.js';

const read = (...[scraping]: Parameters<typeof scrapeConfig>) =>
  parse(scrapeConfig(scraping)) as Record<string, unknown>;

describe('the configuration of a Prometheus', () => {
  it('makes the replicas of a service one job', () => {
    const targets = [
      { job: 'companias', address: '127.0.0.1:1' },
      { job: 'companias', address: '127.0.0.1:2' },
    ];
    expect(read({ targets, intervalMs: 1_000, rules: [] })['scrape_configs']).to.deep.equal([
      {
        job_name: 'companias',
        metrics_path: '/metrics',
        static_configs: [{ targets: ['127.0.0.1:1', '127.0.0.1:2'], labels: { job: 'companias' } }],
      },
    ]);
  });

  it('waits for no answer longer than until the next scrape, nor longer than 10 s', () => {
    const timeoutAt = (intervalMs: number) =>
      (read({ targets: [], intervalMs, rules: [] })['global'] as Record<string, string>)['scrape_timeout'];
    expect(timeoutAt(500)).to.equal('500ms');
    expect(timeoutAt(60_000)).to.equal('10000ms');
  });
});
