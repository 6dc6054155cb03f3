import { expect } from 'chai';
import { profiles } from '../../profiles/profiles.js';
import { judges, type Seen } from '../../src/k6/judge-run.js';
import type { ScenarioName } from '../../src/k6/options.js';
import type { Sample } from '../../src/k6/sampler.js';
import { Aggregate } from '../../src/report/aggregate.js';

const MIB = 2 ** 20;
const profile = profiles.laptop;
const { slowConnections, growthMiB } = profile.hostile;

const memory = (of: string, ...values: number[]): Sample[] =>
  values.map((value, index) => ({ at: index * 2_000, of, name: 'memory', value: value * MIB }));

const p95 = (quiet: number, attacked: number): Seen['summary'] => ({
  'acceptance_time{scenario:quiet}': { type: 'trend', values: { 'p(95)': quiet } },
  'acceptance_time{scenario:attacked}': { type: 'trend', values: { 'p(95)': attacked } },
});

/** Nothing went wrong in it. */
const seen: Seen = {
  profile,
  aggregate: new Aggregate(),
  summary: p95(20, 30),
  samples: memory('bff-web#1', 100, 110),
  faults: [],
  slowLives: Array.from({ length: slowConnections }, () => 12_000),
  noted: [],
  overAt: 0,
  breakpoint: false,
  watched: true,
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
      const samples = memory('bff-web#2', 100, 100 + growthMiB + 1, 100);
      expect(missed('hostile', { samples })).to.deep.equal(['more memory of bff-web#2 at any time']);
    });

    it('misses memory that nobody could look at', () => {
      expect(missed('hostile', { samples: [] })).to.deep.equal(['BFFs whose memory was looked at']);
    });

    it('asks for no memory of a system that it may not look into', () => {
      expect(missed('hostile', { samples: [], watched: false })).to.deep.equal([]);
    });
  });

  describe('of escalabilidad-propiedades', () => {
    it('holds where nearly all was over by the end of the ramp', () => {
      expect(missed('escalabilidad-propiedades', { aggregate: ramp(10, 9) })).to.deep.equal([]);
    });

    it('misses operations that were still open', () => {
      expect(missed('escalabilidad-propiedades', { aggregate: ramp(10, 8) })).to.have.length(1);
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
      expect(missed('escalabilidad-companias', { watched: false })).to.deep.equal([]);
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
