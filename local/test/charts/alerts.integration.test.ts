import { expect } from 'chai';
import { readRules } from '../../src/prometheus/alerts.js';
import { render } from '../../src/charts/render.js';
import { one, specOf } from './objects.js';

interface Groups {
  readonly groups: readonly { name: string; rules: readonly { annotations?: { runbook_url: string } }[] }[];
}

describe('the alerts that are installed', function () {
  this.timeout(60_000);

  const asRule = async (set: Record<string, unknown> = {}) => {
    const objects = await render('observability', { set: { 'alerts.prometheusRule': true, ...set } });
    return one(objects, 'PrometheusRule', 'propalpes');
  };

  it('are a PrometheusRule where that is asked for', async () => {
    const { groups } = specOf(await asRule()) as Groups;
    expect(groups.flatMap(({ rules }) => rules)).to.deep.equal(readRules());
  });

  it('carry the labels by which a prometheus-operator selects', async () => {
    const { metadata } = await asRule({ 'alerts.labels': { release: 'monitoring' } });
    expect(metadata.labels).to.include({ release: 'monitoring' });
  });

  it('come without the groups that are left out', async () => {
    const { groups } = specOf(await asRule({ 'alerts.without': ['operator', 'scaling'] })) as Groups;
    expect(groups.map((it) => it.name)).to.deep.equal(['bff', 'messages', 'operations']);
  });

  it('tell the whole addresses of their runbooks', async () => {
    const runbooks = 'https://git.example.com/propalpes/blob/main/';
    const { groups } = specOf(await asRule({ 'alerts.runbooks': runbooks })) as Groups;
    const urls = groups.flatMap(({ rules }) => rules).flatMap((it) => it.annotations?.runbook_url ?? []);
    expect(urls).to.include(`${runbooks}docs/runbooks/CartaMuerta.md`);
    for (const url of urls) expect(url.startsWith(`${runbooks}docs/`), url).to.equal(true);
  });
});
