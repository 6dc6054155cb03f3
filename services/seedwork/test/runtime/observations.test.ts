import { expect } from 'chai';
import fc from 'fast-check';
import { Histogram, Registry } from 'prom-client';
import { beginAtZero, observeHeld, observeLater } from '../../src/runtime/observations.js';

describe('observations that are held', () => {
  let kept: ReturnType<typeof histogramIn>;
  let late: ReturnType<typeof histogramIn>;

  beforeEach(() => {
    observeHeld();
    kept = histogramIn();
    late = histogramIn();
  });

  it('give every scrape what prom-client gives of the same observations', async () => {
    const step = fc.oneof(
      { weight: 50, arbitrary: fc.record({ topic: fc.constantFrom('a', 'b'), value: values }) },
      { weight: 1, arbitrary: fc.constant('scrape' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 2000, size: 'max' }), async (steps) => {
        for (const it of [...steps, 'scrape' as const]) {
          if (it === 'scrape') expect(await late.scrape()).to.equal(await kept.scrape());
          else {
            kept.of[it.topic].observe(it.value);
            observeLater(late.of[it.topic], it.value);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are counted without a scrape once there are 512, so that memory is bounded', () => {
    let counted = 0;
    const series = { observe: () => (counted += 1) };
    for (let i = 0; i < 511; i += 1) observeLater(series, i);
    expect(counted).to.equal(0);
    observeLater(series, 511);
    expect(counted).to.equal(512);
  });

  it('belong to what was before a series begins anew', async () => {
    observeLater(late.of.a, 1);
    beginAtZero(late.histogram, { topic: 'a' });
    kept.histogram.zero({ topic: 'a' });
    expect(await late.scrape()).to.equal(await kept.scrape());
  });

  for (const value of [NaN, Infinity, -Infinity])
    it(`refuse ${value} where it is observed, and keep the others`, async () => {
      observeLater(late.of.a, 1);
      expect(() => {
        observeLater(late.of.a, value);
      }).to.throw(TypeError, `what is observed must be a finite number, not ${value}`);
      kept.of.a.observe(1);
      expect(await late.scrape()).to.equal(await kept.scrape());
    });
});

/** Some of them on a bound, some beyond the last. */
const values = fc.oneof(fc.constantFrom(0, 0.005, 0.25, 10), fc.double({ min: 0, max: 20, noNaN: true }));

function histogramIn() {
  const registry = new Registry();
  const histogram = new Histogram({
    name: 'seconds',
    help: 'Of a test.',
    labelNames: ['topic'] as const,
    buckets: [0.005, 0.25, 1, 10],
    registers: [registry],
    collect: observeHeld,
  });
  return {
    histogram,
    of: { a: histogram.labels({ topic: 'a' }), b: histogram.labels({ topic: 'b' }) },
    scrape: () => registry.metrics(),
  };
}
