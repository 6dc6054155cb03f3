import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { ClientSpan } from '@propalpes/seedwork/tracing/client-span';
import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  wrap,
} from 'cockatiel';
import type { z } from 'zod';
import { HttpJson, type HttpJsonOptions, type JsonResponse } from './http-json.js';
import { timeUpstream, type Outcome } from './metrics.js';

const FAILURES_TO_OPEN = 5;
const QUEUE_PER_CONNECTION = 4;

export interface UpstreamOptions extends HttpJsonOptions {
  /** How the service is called in errors and metrics. */
  name: string;
  /** How long an open breaker refuses before it tries again, in milliseconds. */
  halfOpenAfterMs?: number;
}

/** Another service did not answer, or not as agreed. */
export class UpstreamUnavailable extends Unavailable {}

/** Whoever asked has gone. */
class Cancelled extends Error {}

/** The request that a call is made for: the ids it carries, and when it is not wanted any more. */
export interface CallContext {
  requestId: string;
  traceparent: string;
  signal: AbortSignal;
}

export type QueryParameters = Record<string, string | number | null | undefined>;

/** The query API of another service: bounded in time and number, and left alone for a while after it kept failing. */
export class Upstream {
  readonly name: string;
  readonly #http: HttpJson;
  readonly #policy;

  constructor({ name, halfOpenAfterMs = 1_000, ...options }: UpstreamOptions) {
    this.name = name;
    this.#http = new HttpJson(options);
    const breaker = circuitBreaker(
      handleWhen((error) => !(error instanceof Cancelled)),
      {
        halfOpenAfter: halfOpenAfterMs,
        breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
      },
    );
    this.#policy = wrap(bulkhead(options.maxSockets, options.maxSockets * QUEUE_PER_CONNECTION), breaker);
  }

  /**
   * GETs `path` and validates the answer; null when the service answers 404.
   * @throws UpstreamUnavailable for everything that is not a valid answer
   */
  async get<Schema extends z.ZodType>(
    path: string,
    query: QueryParameters,
    schema: Schema,
    context: CallContext,
  ): Promise<z.output<Schema> | null> {
    const span = ClientSpan.begin(this.name, context.traceparent);
    const headers = { 'x-request-id': context.requestId, traceparent: span.traceparent };
    const done = timeUpstream(this.name);
    try {
      // The bulkhead is given no signal: one that waits and is aborted would take the turn of the next one along.
      const { status, body } = await this.#policy.execute(() =>
        this.#ask(`${path}${queryString(query)}`, headers, context.signal),
      );
      if (status !== 200 && status !== 404) throw new Error(`it answered ${status}`);
      const answer = status === 404 ? null : schema.parse(body);
      done('ok');
      span.answered(status);
      return answer;
    } catch (error) {
      done(outcomeOf(error));
      span.failed(error);
      throw new UpstreamUnavailable(this.name, error instanceof Error ? error.message : 'unknown failure', {
        cause: error,
      });
    }
  }

  /** Only what says that the service is unwell counts against it: a refused request does not, nor one that was left. */
  async #ask(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<JsonResponse> {
    const response = await this.#http.get(path, headers, signal).catch((error: unknown) => {
      throw signal.aborted ? new Cancelled('nobody waits for it any more', { cause: error }) : error;
    });
    if (response.status >= 500 || response.status === 429) throw new Error(`it answered ${response.status}`);
    return response;
  }

  close(): void {
    this.#http.close();
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Cancelled) return 'cancelled';
  return isBrokenCircuitError(error) || isBulkheadRejectedError(error) ? 'refused' : 'failed';
}

function queryString(query: QueryParameters): string {
  const present = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (present.length === 0) return '';
  return `?${new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()}`;
}
