import { chartDirectory } from '@propalpes/local/charts/charts';
import { until } from '@propalpes/local/process/until';
import { PrometheusClient } from '@propalpes/local/prometheus/prometheus-client';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, asClient, newCompania } from '../src/kubernetes/client.js';
import { forwarded } from '../src/kubernetes/forwarded.js';
import { list } from '../src/kubernetes/namespace.js';

/** Of its HTTP API. */
interface Target {
  readonly health: string;
  readonly lastError: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly health: string; readonly name: string }[];
  }[];
}

interface Annotated {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}

interface Dashboard {
  readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[];
}

/** What panels ask about backlog-metrics, which has something to tell only where HPAs ask it. */
function askedOfBacklogMetrics(): readonly string[] {
  const file = join(chartDirectory('observability'), 'files', 'dashboards', 'escalado.json');
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as Dashboard;
  return panels
    .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
    .filter((expr) => expr.includes('backlog_metrics_'))
    .map((expr) => expr.replaceAll('$__rate_interval', '1m'));
}

async function askApi<T>(port: number, path: string): Promise<T> {
  const url = `http://127.0.0.1:${port}/api/v1/${path}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return ((await response.json()) as { data: T }).data;
}

/** Two scrapes, and then some. */
const seen = { withinMs: 60_000, everyMs: 2_000 };

describe('The small Prometheus of a release', function () {
  this.timeout(120_000);

  const fromPrometheus = <T>(path: string): Promise<T> =>
    forwarded('prometheus', 9090, (port) => askApi<T>(port, path));

  it('scrapes every pod that wants to be scraped', async () => {
    let differing: readonly string[] = [];
    const all = async () => {
      const wanted = (await list<Annotated>('pods'))
        .filter(({ metadata }) => metadata.annotations?.['prometheus.io/scrape'] === 'true')
        .map(({ metadata }) => metadata.name);
      const { activeTargets } = await fromPrometheus<{ activeTargets: readonly Target[] }>('targets');
      const up = activeTargets
        .filter(({ health }) => health === 'up')
        .map(({ labels }) => labels['pod'] ?? '');
      const down = activeTargets.filter(({ health }) => health !== 'up');
      differing = [
        ...wanted.filter((pod) => !up.includes(pod)).map((pod) => `${pod} is not scraped`),
        ...down.map(({ labels, lastError }) => `${labels['pod'] ?? ''}: ${lastError}`),
      ];
      return wanted.length >= 8 && differing.length === 0;
    };
    await until(all, { what: 'A scrape of every pod', ...seen }).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${differing.join('\n')}`);
    });
  });

  it('evaluates every alert without an error', async () => {
    let rules: Rules['groups'][number]['rules'] = [];
    const evaluated = async () => {
      rules = (await fromPrometheus<Rules>('rules')).groups.flatMap((group) => group.rules);
      return rules.every(({ health }) => health !== 'unknown');
    };
    await until(evaluated, { what: 'The evaluation of all rules', ...seen });
    expect(rules).to.have.length.above(8);
    expect(rules.filter(({ health }) => health !== 'ok')).to.deep.equal([]);
  });

  it('has the data of the panels about what HPAs ask', async () => {
    const expressions = askedOfBacklogMetrics();
    expect(expressions).to.have.length(3);
    const answered = async () => {
      const answers = await forwarded('prometheus', 9090, (port) => {
        const client = new PrometheusClient(`http://127.0.0.1:${port}`);
        return Promise.all(expressions.map((it) => client.instant(it)));
      });
      return answers.every(
        (samples) => samples.length > 0 && samples.every(({ value }) => Number.isFinite(value)),
      );
    };
    await until(answered, { what: 'What backlog-metrics tells', ...seen });
  });

  it('hears of a registration from all who had a part in it', async () => {
    await asClient((bff) => ask(bff, 'crearCompania', newCompania()));
    const query = encodeURIComponent('sum by (job) (propalpes_messages_published_total) > 0');
    const told = async () => {
      const { result } = await fromPrometheus<{ result: readonly { metric: { job: string } }[] }>(
        `query?query=${query}`,
      );
      const jobs = result.map(({ metric }) => metric.job);
      return ['companias', 'auditoria', 'bff-web'].every((job) => jobs.includes(job));
    };
    await until(told, { what: 'What the services count', ...seen });
  });
});
