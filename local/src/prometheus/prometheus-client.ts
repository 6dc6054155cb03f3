import { z } from 'zod';
import { lastingTimeout } from '../process/lasting-timeout.js';

export type Labels = Readonly<Record<string, string>>;

/** What an expression is at one time. */
export interface Sample {
  /** With `__name__`, where the expression keeps it. */
  readonly labels: Labels;
  readonly value: number;
}

export interface Series {
  readonly labels: Labels;
  readonly points: readonly { readonly atMs: number; readonly value: number }[];
}

export interface Span {
  /** Milliseconds since 1970, both included. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

const point = z.tuple([z.number(), z.string()]);
const metric = z.record(z.string(), z.string());
const scalar = z.object({ resultType: z.literal('scalar'), result: point });
const vector = z.object({
  resultType: z.literal('vector'),
  result: z.array(z.object({ metric, value: point })),
});
const matrix = z.object({
  resultType: z.literal('matrix'),
  result: z.array(z.object({ metric, values: z.array(point) })),
});
const failure = z.object({ status: z.literal('error'), error: z.string() });
const answer = <T extends z.ZodType>(data: T) =>
  z.discriminatedUnion('status', [z.object({ status: z.literal('success'), data }), failure]);
const instantAnswer = answer(z.discriminatedUnion('resultType', [scalar, vector]));
const rangeAnswer = answer(matrix);

/** Asks a Prometheus. Every question rejects with what Prometheus says of the expression, or when there is no answer in time. */
export class PrometheusClient {
  constructor(
    readonly url: string,
    readonly withinMs = 10_000,
  ) {}

  /** What the expression is now, or was at that time; a scalar is one sample without labels. */
  async instant(expression: string, atMs?: number): Promise<readonly Sample[]> {
    const time = atMs === undefined ? {} : { time: seconds(atMs) };
    const data = await this.#ask('query', { query: expression, ...time }, instantAnswer);
    if (data.resultType === 'scalar') return [{ labels: {}, value: toNumber(data.result[1]) }];
    return data.result.map((it) => ({ labels: it.metric, value: toNumber(it.value[1]) }));
  }

  /** What the expression was at each step. */
  async range(expression: string, { fromMs, toMs, stepMs }: Span): Promise<readonly Series[]> {
    const span = { start: seconds(fromMs), end: seconds(toMs), step: seconds(stepMs) };
    const data = await this.#ask('query_range', { query: expression, ...span }, rangeAnswer);
    return data.result.map((it) => ({
      labels: it.metric,
      points: it.values.map(([at, value]) => ({ atMs: at * 1_000, value: toNumber(value) })),
    }));
  }

  async #ask<T>(
    path: string,
    form: Record<string, string>,
    schema: z.ZodType<{ status: 'success'; data: T } | { status: 'error'; error: string }>,
  ): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: lastingTimeout(this.withinMs),
    });
    const said = schema.parse(await response.json());
    if (said.status === 'error') throw new Error(`${said.error} (asked: ${form['query'] ?? ''})`);
    return said.data;
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** Of the notation of Prometheus, which writes what is not finite as NaN, +Inf and -Inf. */
export function toNumber(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}
