import { serviceCharts } from '@propalpes/local/charts/charts';
import { readRules } from '@propalpes/local/prometheus/alerts';
import { expect } from 'chai';
import { services } from '../src/boards/escalado/hpa.js';

const expressions = readRules().map(({ expr }) => expr);
const found = (pattern: RegExp) =>
  expressions.flatMap((it) => [...it.matchAll(pattern)].map(([, name]) => name));

describe('the alerts', () => {
  it('tell of every service that is gone', () => {
    expect(found(/absent\(\w+\{job="([^"]+)"\}\)/g)).to.include.members([...serviceCharts]);
  });

  it('tell of the HPAs of all services', () => {
    expect(new Set(found(/horizontalpodautoscaler=~"([^"]+)"/g))).to.deep.equal(new Set([services]));
  });
});
