import { incidentMetrics } from '../k6/availability.js';
import type { Point } from '../k6/points.js';

/** Of values, such as those of one second. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** What happened in one second. */
export interface Second {
  /** Epoch s. */
  readonly second: number;
  /** Counters, and rates by how often they were true. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of trends. */
  readonly spreads: Readonly<Record<string, Spread>>;
}

const counted = [
  'accepted',
  'ended_well',
  'reads_answered',
  'turned_away',
  'dropped_iterations',
  ...incidentMetrics,
];
const spread = ['acceptance_time', 'end_to_end_time'];

/** Epoch ms of the first and of the last. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

interface Bucket {
  readonly counts: Map<string, number>;
  readonly values: Map<string, number[]>;
}

/** Points of any order become seconds; what nobody draws is left out. Memory grows with the seconds and with the trends. */
export class Aggregate {
  /** In the order in which they came. */
  readonly incidents: Point[] = [];
  private readonly spans = new Map<string, Span>();
  private readonly buckets = new Map<number, Bucket>();

  take(point: Point): void {
    const { metric, at, value, tags } = point;
    const scenario = tags['scenario'];
    if (metric === 'iterations' && scenario !== undefined) {
      const { first, last } = this.spanOf(scenario);
      this.spans.set(scenario, { first: Math.min(at, first), last: Math.max(at, last) });
    }
    if (incidentMetrics.includes(metric) && value > 0) this.incidents.push(point);
    // what a script prepares is no part of its load
    if (counted.includes(metric) && scenario !== undefined) {
      const { counts } = this.bucketAt(at);
      counts.set(metric, (counts.get(metric) ?? 0) + value);
    }
    if (spread.includes(metric)) {
      const { values } = this.bucketAt(at);
      const known = values.get(metric);
      if (known) known.push(value);
      else values.set(metric, [value]);
    }
  }

  /** When the iterations of a scenario of the script ended; from never to 0 where it has none. */
  spanOf(scenario: string): Span {
    return this.spans.get(scenario) ?? { first: Infinity, last: 0 };
  }

  /** In the order of time, without gaps: in some nothing happened. */
  get seconds(): Second[] {
    const known = [...this.buckets.keys()];
    if (known.length === 0) return [];
    const first = known.reduce((a, b) => Math.min(a, b));
    const last = known.reduce((a, b) => Math.max(a, b));
    return Array.from({ length: last - first + 1 }, (_, index) => this.secondOf(first + index));
  }

  private secondOf(second: number): Second {
    const { counts, values } = this.buckets.get(second) ?? { counts: [], values: [] };
    return {
      second,
      counts: Object.fromEntries(counts),
      spreads: Object.fromEntries([...values].map(([metric, list]) => [metric, spreadOf(list)])),
    };
  }

  private bucketAt(at: number): Bucket {
    const second = Math.floor(at / 1000);
    const bucket = this.buckets.get(second) ?? {
      counts: new Map<string, number>(),
      values: new Map<string, number[]>(),
    };
    this.buckets.set(second, bucket);
    return bucket;
  }
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    max: sorted.at(-1) ?? 0,
  };
}

/** Of values in order: the smallest that so many in a hundred do not exceed. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}
