import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChartFile, readValues } from './chart-file.js';
import { chartDirectory } from './charts.js';
import { mergedRows, type ValueRow } from './value-rows.js';

/** README.md of a chart: what it is, its about.md where there is one, and its values with their comments. */
export function readme(chart: string): string {
  const rows = mergedRows(readValues(chart));
  const sections = [
    `# ${chart}`,
    readChartFile(chart).description,
    about(chart),
    rows.length === 0 ? '' : ['## Values', table(rows)].join('\n\n'),
    '<!-- Made from Chart.yaml, about.md and values.yaml: npm run generate -->',
  ];
  return `${sections.filter((it) => it !== '').join('\n\n')}\n`;
}

function about(chart: string): string {
  const file = join(chartDirectory(chart), 'about.md');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

function table(rows: readonly ValueRow[]): string {
  const lines = rows.map(({ path, fallback, comment }) =>
    row([code(path), fallback === undefined ? '' : code(fallback), escaped(comment)]),
  );
  return [row(['value', 'default', 'meaning']), row(['---', '---', '---']), ...lines].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const escaped = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${escaped(text)}\``;
