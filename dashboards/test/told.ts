import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alertsFile } from '@propalpes/local/prometheus/alerts';
import { prometheusProgram } from '@propalpes/local/setup/prometheus';
import { stringify } from 'yaml';
import { boards } from '../src/boards.js';
import { fill } from '../src/fill.js';
import { drawnPanels } from '../src/panels.js';

/** What a panel tells: series, such as `{job="a"}` or `{}`, and their values. */
export type Told = Readonly<Record<string, number>>;

export const zero: Told = { '{}': 0 };
export const nothing: Told = {};

/**
 * Rejects unless panels, named `board, title`, tell these figures after 12 minutes of a world: of series → values a
 * minute, in the notation of promtool, and with the rules of the chart or others.
 */
export async function expectTold(
  series: Readonly<Record<string, string>>,
  panels: Readonly<Record<string, Told>>,
  rules: readonly string[] = [alertsFile],
): Promise<void> {
  const test = {
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: Object.entries(panels).map(([panel, told]) => ({
      expr: expressionOf(panel),
      eval_time: '12m',
      exp_samples: Object.entries(told).map(([labels, value]) => ({ labels, value })),
    })),
  };
  const dir = await mkdtemp(join(tmpdir(), 'propalpes-panels-test-'));
  try {
    const file = join(dir, 'test.yaml');
    await writeFile(file, stringify({ rule_files: rules, evaluation_interval: '1m', tests: [test] }));
    await promisify(execFile)(prometheusProgram('promtool'), ['test', 'rules', file], { timeout: 60_000 });
  } finally {
    await rm(dir, { recursive: true });
  }
}

function expressionOf(name: string): string {
  for (const board of boards)
    for (const { title, targets = [] } of drawnPanels(board))
      if (`${board.name}, ${title}` === name)
        return targets.map(({ expr }) => `(${fill(expr, '5m')})`).join(' or ');
  throw new Error(`there is no panel ${name}`);
}
