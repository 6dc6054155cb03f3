import { expect } from 'chai';
import { until } from '@propalpes/local/process/until';
import { usesOf } from '@propalpes/local/prometheus/expression';
import type { Labels } from '@propalpes/local/prometheus/prometheus-client';
import { knownMetrics, scrapeLabels } from '@propalpes/local/prometheus/known-metrics';
import { boards } from '../src/boards.js';
import { fill } from '../src/fill.js';
import { suffer } from '../src/live/suffer.js';
import { startSystem, type System } from '../src/live/system.js';
import { startTraffic, type Traffic } from '../src/live/traffic.js';
import { drawnPanels } from '../src/panels.js';
import { needsCluster } from './needs-cluster.js';

const everyMs = 1_000;
const rateInterval = '10s';

interface Question {
  readonly panel: string;
  readonly expression: string;
  /** Labels by which its series are told apart. */
  readonly legend: readonly string[];
}

const questions: readonly Question[] = boards.flatMap((board) =>
  drawnPanels(board).flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, legendFormat = '' }) => ({
      panel: `${board.name}, ${title}`,
      expression: fill(expr, rateInterval),
      legend: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
    })),
  ),
);
const answered = questions.filter(({ expression }) => !needsCluster(expression));

describe('panels of dashboards, of a real system under load', function () {
  // a minute, on a machine that does nothing else
  this.timeout(300_000);
  let system: System | undefined;
  let traffic: Traffic | undefined;
  const answers = new Map<Question, Labels>();

  before(async () => {
    const running = await startSystem(everyMs, () => undefined);
    system = running;
    await suffer(running.operator, running.stack.env.PULSAR_ADMIN_URL);
    traffic = await startTraffic(running, 2);
    const allAnswered = async () => {
      for (const question of answered) {
        if (answers.has(question)) continue;
        const found = await running.prometheus.client.instant(question.expression);
        const series = found.find(({ value }) => Number.isFinite(value));
        if (series) answers.set(question, series.labels);
      }
      return answers.size === answered.length;
    };
    // which ones are not, the tests say by name
    await until(allAnswered, { what: 'data', withinMs: 90_000, everyMs: 1_000 }).catch(() => undefined);
  });

  after(async () => {
    await traffic?.stop();
    await system?.stop();
  });

  for (const question of answered)
    it(`has data: ${question.panel}: ${question.expression}`, () => {
      expect(Object.keys(answers.get(question) ?? {})).to.include.members(question.legend);
      expect(answers.has(question)).to.equal(true);
    });

  it('need a cluster in a few cases, which Prometheus can read, too', async () => {
    const known = knownMetrics();
    const others = questions.filter(({ expression }) => needsCluster(expression));
    for (const { expression, panel } of others)
      for (const { metric, labels } of await usesOf(system!.prometheus.url, expression))
        expect([...(known.get(metric) ?? []), ...scrapeLabels], panel).to.include.members(labels);
    expect(others).to.have.length(9);
  });
});
