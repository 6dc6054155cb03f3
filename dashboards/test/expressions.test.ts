import { expect } from 'chai';
import { readRules } from '@propalpes/local/prometheus/alerts';
import { knownMetrics, scrapeLabels } from '@propalpes/local/prometheus/known-metrics';
import { boards } from '../src/boards.js';
import { fill } from '../src/fill.js';
import { drawnPanels } from '../src/panels.js';
import { toDashboard } from '../src/to-dashboard.js';
import { selectorsOf } from './selectors.js';

/** By the convention level:metric:operation they say themselves by which labels they are. */
const recorded = new Map(
  readRules().flatMap((rule) =>
    'record' in rule ? [[rule.record, rule.record.split(':')[0]?.split('_') ?? []] as const] : [],
  ),
);
const known = knownMetrics();
const labelsOf = (metric: string): readonly string[] | undefined => {
  const own = known.get(metric);
  return recorded.get(metric) ?? (own && [...own, ...scrapeLabels]);
};

describe('expressions of dashboards', () => {
  it('are read by their selectors', () => {
    expect(selectorsOf('sum by (a) (rate(b_total{c="d", e=~"f"}[5m])) / g')).to.deep.equal([
      { metric: 'b_total', labels: ['c', 'e'] },
      { metric: 'g', labels: [] },
    ]);
    expect(() => selectorsOf('sum(b')).to.throw('not PromQL');
  });

  for (const board of boards)
    for (const { title, targets = [] } of drawnPanels(board))
      for (const { expr } of targets)
        it(`name metrics and labels that there are: ${board.name}, ${title}: ${expr}`, () => {
          for (const { metric, labels } of selectorsOf(fill(expr, '5m'))) {
            expect(labelsOf(metric), metric).to.include.members(labels);
          }
        });

  for (const board of boards)
    it(`draw its own alerts over the panels of ${board.name}`, () => {
      const [annotation] = toDashboard(board).annotations.list ?? [];
      expect(selectorsOf(annotation?.expr ?? '')).to.deep.equal([
        { metric: 'ALERTS', labels: ['alertstate', 'alertname'] },
      ]);
    });

  it('leave no variable that is not filled in', () => {
    for (const board of boards)
      for (const { targets = [] } of drawnPanels(board))
        for (const { expr } of targets) expect(fill(expr, '5m')).not.to.match(/\$[a-z_{]/i);
  });
});
