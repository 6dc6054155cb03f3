import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { exposed, isOfLibrary, labelsIn, type ExposedMetric } from './exposition.js';
import { unitOf } from './metric-conventions.js';

const FILE = fileURLToPath(new URL('../../../../docs/metrics.md', import.meta.url));

const HEADER = `# Metrics

What every service serves at \`/metrics\` of its management port. Made by \`npm run metrics\` of \`operator\` and, within
\`node local/dist/src/with-stack.js --\`, of \`services/bff-web\`; tests compare it with what the services really serve. Prometheus adds \`job\` (the service), \`instance\` and, on a
cluster, \`namespace\` and \`pod\`. Labels are bounded by code: no client, no message and no id makes a series.

Gauges named \`propalpes_operations_open\`, \`…_oldest_age_seconds\`, \`…_due\` and \`…_due_age_seconds\` are read from the database, so
that every replica of auditoria says the same: take \`max by\`, never \`sum\`. While the database is away they are NaN, and
\`time() - propalpes_operations_measured_timestamp_seconds\` tells how old the first two are.

<!-- prettier-ignore-start -->

| metric | type | labels | unit | services | help |
| --- | --- | --- | --- | --- | --- |
`;

const FOOTER = '\n<!-- prettier-ignore-end -->\n';

/** A row of the committed list. */
export interface Listed {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly services: readonly string[];
  readonly help: string;
}

/** The committed list of all metrics of all services. */
export async function readList(): Promise<Listed[]> {
  const rows = (await readFile(FILE, 'utf8')).split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => {
    const [name = '', type = '', labels = '', , services = '', help = ''] = row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replaceAll('`', ''));
    return { name, type, labels: wordsOf(labels), services: wordsOf(services), help };
  });
}

/** Writes what these services expose into the list; what it says of other services stays. */
export async function writeList(scraped: ReadonlyMap<string, readonly ExposedMetric[]>): Promise<void> {
  const library = new Registry();
  collectDefaultMetrics({ register: library });
  const listed = new Map((await readList()).map((row) => [row.name, row]));
  for (const [name, row] of listed)
    listed.set(name, { ...row, services: row.services.filter((service) => !scraped.has(service)) });
  for (const [service, metrics] of scraped)
    for (const { name, type, labels, help } of exposed(metrics)) {
      const services = [...(listed.get(name)?.services ?? []), service].sort();
      listed.set(name, {
        name,
        type,
        labels: isOfLibrary({ name }) ? labelsIn(library, name) : labels,
        services,
        help,
      });
    }
  const rows = [...listed.values()].filter(({ services }) => services.length > 0);
  rows.sort((one, other) => rank(one).localeCompare(rank(other), 'en'));
  await writeFile(FILE, HEADER + rows.map(rowOf).join('') + FOOTER);
}

/** Ours first. */
const rank = ({ name }: Listed): string => (isOfLibrary({ name }) ? `1${name}` : `0${name}`);

const rowOf = ({ name, type, labels, services, help }: Listed): string =>
  `| \`${name}\` | ${type} | ${labels.map((it) => `\`${it}\``).join(', ')} | ${unitOf(name)} | ${services.join(', ')} | ${help} |\n`;

const wordsOf = (cell: string): string[] => cell.split(', ').filter((word) => word.trim() !== '');

/** How a metric of a service reads, to be compared: name, type and label names. */
export const signature = ({ name, type, labels }: Pick<Listed, 'name' | 'type' | 'labels'>): string =>
  isOfLibrary({ name }) ? `${name} ${type}` : `${name} ${type} {${labels.join(',')}}`;

/** What the list says of a service. */
export const listedOf = (list: readonly Listed[], service: string): string[] =>
  list.filter(({ services }) => services.includes(service)).map(signature);
