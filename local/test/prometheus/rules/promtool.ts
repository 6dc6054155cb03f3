import { execa } from 'execa';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { alertsFile } from '../../../src/prometheus/alerts.js';
import { prometheusProgram } from '../../../src/setup/prometheus.js';

/** A world that is evaluated once a minute. */
export interface World {
  /** Series → values a minute, in the notation of promtool: `0+10x30` is 0, 10 … 300. */
  readonly series: Readonly<Record<string, string>>;
  /** Since its beginning, such as `12m`. */
  readonly at: string;
}

/** Rejects with what fires in its place unless exactly these alerts do, each by the labels that it has beside its name. */
export async function expectFiring(
  alert: string,
  { series, at }: World,
  labels: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const firing = { alertname: alert, alertstate: 'firing' };
  await test({
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: `ALERTS${selector(firing)}`,
        eval_time: at,
        exp_samples: labels.map((it) => ({ labels: `ALERTS${selector({ ...firing, ...it })}`, value: 1 })),
      },
    ],
  });
}

/** Rejects unless nothing fires. */
export const expectSilent = (alert: string, world: World): Promise<void> => expectFiring(alert, world, []);

/** Rejects unless the alert says this when it fires. */
export async function expectSaid(
  alert: string,
  { series, at }: World,
  said: { labels: Readonly<Record<string, string>>; annotations: Readonly<Record<string, string>> },
): Promise<void> {
  await test({
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [
      {
        eval_time: at,
        alertname: alert,
        exp_alerts: [{ exp_labels: said.labels, exp_annotations: said.annotations }],
      },
    ],
  });
}

export async function promtool(args: readonly string[]): Promise<string> {
  const { all, failed } = await execa(prometheusProgram('promtool'), [...args], {
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  });
  if (failed) throw new Error(all);
  return all;
}

async function test(one: object): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'propalpes-rules-test-'));
  try {
    const file = join(dir, 'test.yaml');
    const text = { rule_files: [alertsFile], evaluation_interval: '1m', tests: [{ interval: '1m', ...one }] };
    await writeFile(file, stringify(text));
    await promtool(['test', 'rules', file]);
  } finally {
    await rm(dir, { recursive: true });
  }
}

const selector = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',')}}`;
