import { expect } from 'chai';
import { profiles } from '../../profiles/profiles.js';
import { judges, type Seen } from '../../src/k6/judge-run.js';
import type { ScenarioName } from '../../src/k6/options.js';
import type { Sample } from '../../src/k6/sampler.js';
import { Aggregate } from '../../src/report/aggregate.js';

const MIB = 2 ** 20;
const profile = profiles.laptop;
const { slowConnections, growthMiB } = profile.hostile;

/** All is quiet for ten seconds, then under attack for twenty. */
const phases = new Aggregate();
for (const [scenario, at] of [
  ['quiet', 0],
  ['quiet', 10_000],
  ['attack', 10_001],
  ['attack', 30_000],
] as const)
  phases.take({ metric: 'iterations', at, value: 1, tags: { scenario } });

/** Looked at every two seconds. */
const memory = (of: string, valueAt: (second: number) => number): Sample[] =>
  Array.from({ length: 16 }, (_, index) => index * 2).map((second) => {
    return { at: second * 1_000, of, name: 'memory', value: valueAt(second) * MIB };
  });
const calm = () => 100;
const [first, second] = [memory('bff-web#1', calm), memory('bff-web#2', calm)];

const p95 = (quiet: number, attacked: number): Seen['summary'] => ({
  'acceptance_time{scenario:quiet}': { type: 'trend', values: { 'p(95)': quiet } },
  'acceptance_time{scenario:attacked}': { type: 'trend', values: { 'p(95)': attacked } },
});

/** Nothing went wrong in it. */
const seen: Seen = {
  profile,
  aggregate: phases,
  summary: p95(20, 30),
  samples: [...first, ...second],
  faults: [],
  slowLives: Array.from({ length: slowConnections }, () => 12_000),
  noted: [],
  deaths: [],
  ledger: { compared: '', allWell: '', counts: {}, findings: [], overAt: 0 },
  breakpoint: false,
  watched: ['companias#1', 'bff-web#1', 'bff-web#2'],
};

const missed = (scenario: ScenarioName, changed: Partial<Seen>): string[] =>
  judges[scenario]({ ...seen, ...changed })
    .checks.filter(({ ok }) => !ok)
    .map(({ what }) => what);

/** Operations of a ramp: `accepted` were asked for in its first second, `over` of them ended then. */
function ramp(accepted: number, over: number): Aggregate {
  const aggregate = new Aggregate();
  const take = (metric: string, value: number): void => {
    aggregate.take({ metric, at: 1_000, value, tags: { scenario: 'ramp' } });
  };
  take('iterations', 1);
  take('accepted', accepted);
  take('ended_well', over);
  return aggregate;
}

describe('of a run', () => {
  describe('of hostile', () => {
    it('holds where nobody felt the attack', () => {
      expect(missed('hostile', {})).to.deep.equal([]);
    });

    it('misses clients who waited more than twice as long', () => {
      expect(missed('hostile', { summary: p95(20, 41) })).to.deep.equal(['until accepted under attack, p95']);
    });

    it('misses a phase of which nothing is known', () => {
      expect(missed('hostile', { summary: {} })).to.deep.equal(['until accepted under attack, p95']);
    });

    it('misses a slow connection that lived on', () => {
      expect(missed('hostile', { slowLives: [...seen.slowLives, 20_000] })).to.deep.equal([
        'the longest life of a slow connection',
      ]);
    });

    it('misses slow connections that were never taken', () => {
      expect(missed('hostile', { slowLives: seen.slowLives.slice(1) })).to.deep.equal([
        'slow connections that were taken',
      ]);
    });

    it('misses memory that grew for a moment', () => {
      const grown = memory('bff-web#2', (second) => (second === 20 ? 101 + growthMiB : 100));
      expect(missed('hostile', { samples: [...first, ...grown] })).to.deep.equal([
        'more memory of bff-web#2 under attack',
      ]);
    });

    it('takes for growth what is more than in quiet, not what is more than at another moment of the attack', () => {
      const fallen = memory('bff-web#2', (second) => (second <= 10 ? 101 + growthMiB : 100));
      expect(missed('hostile', { samples: [...first, ...fallen] })).to.deep.equal([]);
      const risen = memory('bff-web#2', (second) => (second <= 10 ? 100 : 101 + growthMiB));
      expect(missed('hostile', { samples: [...first, ...risen] })).to.have.length(1);
    });

    const unseen = 'BFFs whose memory was not seen in quiet and all the time under attack';
    const seenOf = (samples: readonly Sample[], watched = seen.watched) =>
      judges.hostile({ ...seen, samples, watched }).checks.find(({ what }) => what === unseen)?.seen;

    it('misses each BFF that did not tell of its memory while it was attacked', () => {
      const silent = second.filter(({ at }) => at <= 10_000);
      expect(seenOf([...first, ...silent])).to.equal('1: bff-web#2');
      expect(seenOf(first)).to.equal('1: bff-web#2');
      expect(seenOf([])).to.equal('2: bff-web#1; bff-web#2');
    });

    it('misses a BFF that told of its memory before and after what mattered', () => {
      const gap = second.filter(({ at }) => at <= 14_000 || at >= 26_000);
      expect(seenOf([...first, ...gap])).to.equal('1: bff-web#2');
    });

    it('misses a BFF of which nothing is known from before the attack', () => {
      expect(seenOf([...first, ...second.filter(({ at }) => at > 10_000)])).to.equal('1: bff-web#2');
    });

    it('misses the BFF where none was there', () => {
      expect(seenOf([], [])).to.equal('1: bff-web');
    });

    it('asks for no memory of a system that it may not look into', () => {
      expect(missed('hostile', { samples: [], watched: undefined })).to.deep.equal([]);
    });
  });

  describe('of escalabilidad-propiedades', () => {
    it('holds where nearly all was over by the end of the ramp', () => {
      expect(missed('escalabilidad-propiedades', { aggregate: ramp(10, 9) })).to.deep.equal([]);
    });

    it('misses operations that were still open', () => {
      expect(missed('escalabilidad-propiedades', { aggregate: ramp(10, 8) })).to.have.length(1);
    });

    it('tells how long operations took by their last events, where these were seen', () => {
      const figuresOf = (changed: Partial<Seen>) =>
        judges['escalabilidad-propiedades']({ ...seen, ...changed }).figures;
      const untilOver = { count: 3, p50: 40, p95: 90, max: 120 };
      expect(figuresOf({ ledger: { ...seen.ledger, untilOver } })).to.deep.equal({
        'until its operation was over, by its last event: median / p95 / max, ms': '40 / 90 / 120',
      });
      expect(figuresOf({})).to.equal(undefined);
    });

    it('misses a ramp in which nothing was accepted', () => {
      expect(missed('escalabilidad-propiedades', {})).to.have.length(1);
    });

    it('finds the knee where operations took too long, and misses one that was not found', () => {
      const ended = (ok: boolean): Seen['summary'] => ({
        end_to_end_time: { type: 'trend', values: { 'p(95)': 3_500 }, thresholds: { 'p(95)<3000': { ok } } },
      });
      const aggregate = ramp(10, 9);
      const judged = (ok: boolean) =>
        missed('escalabilidad-propiedades', { aggregate, breakpoint: true, summary: ended(ok) });
      expect(judged(false)).to.deep.equal([]);
      expect(judged(true)).to.have.length(1);
    });
  });

  describe('of escalabilidad-companias', () => {
    it('misses a backlog that nobody could look at', () => {
      expect(missed('escalabilidad-companias', {})).to.deep.equal([
        'until the backlog of the spike was gone',
      ]);
    });

    it('asks for no backlog of a system that it may not look into', () => {
      expect(missed('escalabilidad-companias', { watched: undefined })).to.deep.equal([]);
    });
  });

  describe('of soak', () => {
    it('misses services that nobody could look at', () => {
      expect(missed('soak', { samples: [] })).to.deep.equal([
        'services of which no process was seen all the time',
      ]);
    });
  });
});
