import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertsFile, isAlert, readRules } from '../../../src/prometheus/alerts.js';
import { usesOf } from '../../../src/prometheus/expression.js';
import { knownMetrics, scrapeLabels } from '../../../src/prometheus/known-metrics.js';
import { type Prometheus, startPrometheus } from '../../../src/prometheus/prometheus.js';
import { expressions } from '../../../src/prometheus/runbooks.js';
import { checkout } from '../../../src/paths.js';
import { promtool } from './promtool.js';

const runbooks = join(checkout, 'docs', 'runbooks');
const rules = readRules();

/** The rules of the file also make metrics, which keep the labels that they group by. */
const recorded = new Map(
  rules.flatMap((rule) => {
    if (isAlert(rule)) return [];
    const [labels = ''] = rule.record.split(':');
    return [[rule.record, new Set(labels.split('_'))] as const];
  }),
);

describe('the rules and the expressions in runbooks', function () {
  this.timeout(60_000);
  let prometheus: Prometheus;
  const known = new Map([...knownMetrics(), ...recorded]);

  before(async () => {
    prometheus = await startPrometheus({ targets: [] });
  });

  after(() => prometheus.stop());

  async function expectKnown(expression: string): Promise<void> {
    const uses = await usesOf(prometheus.url, expression);
    expect(uses, expression).not.to.deep.equal([]);
    for (const { metric, labels } of uses) {
      const own = known.get(metric);
      expect(own, `${metric} in ${expression}`).not.to.equal(undefined);
      for (const label of labels)
        expect([...(own ?? []), ...scrapeLabels], `${metric} in ${expression}`).to.include(label);
    }
  }

  it('are what promtool takes without a warning', async () => {
    expect(await promtool(['check', 'rules', '--lint=all', '--lint-fatal', alertsFile])).to.include(
      'SUCCESS',
    );
  });

  for (const rule of rules) {
    const name = isAlert(rule) ? `${rule.alert}: ${rule.annotations.summary}` : rule.record;
    it(`use metrics and labels that there are: ${name}`, () => expectKnown(rule.expr));
  }

  for (const page of readdirSync(runbooks).filter((it) => it !== 'README.md')) {
    it(`use metrics and labels that there are: ${page}`, async () => {
      const asked = expressions(readFileSync(join(runbooks, page), 'utf8'));
      expect(asked).not.to.deep.equal([]);
      for (const expression of asked) await expectKnown(expression);
    });
  }

  it('would find a metric that there is not', async () => {
    const [use] = await usesOf(prometheus.url, 'sum by (topic) (rate(propalpes_nothing_total{a="b"}[5m]))');
    expect(use).to.deep.equal({ metric: 'propalpes_nothing_total', labels: ['a', 'topic'] });
    expect(known.has('propalpes_nothing_total')).to.equal(false);
  });
});
