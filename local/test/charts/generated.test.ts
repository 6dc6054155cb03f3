import { expect } from 'chai';
import { parse } from 'yaml';
import { readChartFile } from '../../src/charts/chart-file.js';
import { applicationCharts, chartDirectory } from '../../src/charts/charts.js';
import { outputs, staleFiles } from '../../src/charts/outputs.js';
import { valueRows } from '../../src/charts/value-rows.js';
import { parseDocument, type YAMLMap } from 'yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../src/paths.js';

const rows = (text: string) => valueRows(parseDocument(text).contents as YAMLMap);
const read = (...path: string[]): string => readFileSync(join(checkout, ...path), 'utf8');

describe('what is generated for the charts', () => {
  it('is as npm run generate would write it', () => {
    expect(staleFiles(outputs())).to.deep.equal([]);
  });

  it('tells each value with its path, its default and its comment', () => {
    expect(rows('a:\n  # why\n  # so\n  b: 1\n  c: { d: [x] }\n')).to.deep.equal([
      { path: 'a.b', fallback: '1', comment: 'why so' },
      { path: 'a.c', fallback: '{"d":["x"]}', comment: '' },
    ]);
  });

  it('tells the comment of a group before its values', () => {
    expect(rows('z: 0\n# all\na:\n  b: {}\n').slice(1)).to.deep.equal([
      { path: 'a', fallback: undefined, comment: 'all' },
      { path: 'a.b', fallback: '{}', comment: '' },
    ]);
  });

  it('says of every chart the version that the project has', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const chart of ['service', ...applicationCharts]) {
      const { appVersion } = parse(read('charts', chart, 'Chart.yaml')) as { appVersion: string };
      expect(appVersion, chart).to.equal(version);
    }
  });

  it('finds every part of the umbrella beside it, without fetching anything', () => {
    for (const { name } of readChartFile('propalpes').dependencies)
      expect(readFileSync(join(chartDirectory('propalpes'), 'charts', name, 'Chart.yaml'), 'utf8')).to.equal(
        read('charts', name, 'Chart.yaml'),
      );
  });
});
