import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartDirectory } from '../../src/charts/charts.js';
import { render } from '../../src/charts/render.js';
import { one } from './objects.js';

interface Dashboard {
  readonly links: readonly { readonly url?: string }[];
}

const directory = join(chartDirectory('observability'), 'files', 'dashboards');
const written = readdirSync(directory).map((name) => ({
  name,
  dashboard: JSON.parse(readFileSync(join(directory, name), 'utf8')) as Dashboard,
}));
const runbooks = (links: Dashboard['links']) =>
  links.filter(({ url = '' }) => url.includes('docs/runbooks/')).map(({ url }) => url);

describe('the dashboards that are installed', function () {
  this.timeout(60_000);

  const installed = async (set: Record<string, unknown> = {}) => {
    const objects = await render('observability', { set });
    return written.map(({ name, dashboard }) => {
      const data = one(objects, 'ConfigMap', `dashboard-${name.replace('.json', '')}`)['data'];
      return { dashboard, there: JSON.parse((data as Record<string, string>)[name] ?? '') as Dashboard };
    });
  };

  it('are found by the sidecar of Grafana, which puts them all into one folder', async () => {
    const objects = await render('observability', { set: { 'dashboards.folder': 'Casas' } });
    for (const { name } of written) {
      const { metadata } = one(objects, 'ConfigMap', `dashboard-${name.replace('.json', '')}`);
      expect(metadata.labels).to.include({ grafana_dashboard: '1' });
      expect(metadata.annotations).to.deep.equal({ grafana_folder: 'Casas' });
    }
  });

  it('link to the whole addresses of runbooks', async () => {
    const place = 'https://git.example.com/propalpes/blob/main/';
    for (const { dashboard, there } of await installed({ 'alerts.runbooks': place }))
      expect(runbooks(there.links)).to.deep.equal(runbooks(dashboard.links).map((url) => `${place}${url}`));
  });

  it('have no link to runbooks where nobody says where they are, and all else', async () => {
    for (const { dashboard, there } of await installed()) {
      const links = dashboard.links.filter(({ url = '' }) => !url.startsWith('docs/runbooks/'));
      expect(links.length).to.be.greaterThan(0).and.below(dashboard.links.length);
      expect(there).to.deep.equal({ ...dashboard, links });
    }
  });
});
