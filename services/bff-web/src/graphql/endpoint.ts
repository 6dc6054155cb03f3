import { bodyOf } from '@propalpes/seedwork/http/body';
import { parseInput } from '@propalpes/seedwork/http/input';
import { Problem } from '@propalpes/seedwork/http/problem';
import type { RequestContext, RequestState } from '@propalpes/seedwork/http/request-context';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import type { ExecutionResult } from 'graphql';
import type { Middleware } from 'koa';
import { z } from 'zod';
import type { BffContext } from './context.js';
import type { Engine } from './engine.js';
import { clientErrors } from './errors.js';
import { OperationTimer } from './metrics.js';
import { answerSubscription, type SubscriptionOptions } from './subscription.js';

const MAX_REFUSALS = 20;
const STATUSES: Record<string, number> = { INTERNAL: 500, TIMEOUT: 503 };
const GRAPHQL_JSON = 'application/graphql-response+json';

/** Why what still runs is aborted. Without a reason, every request pays for the making of an exception. */
const ANSWERED = new Error('the request was answered');

const graphqlRequest = z.object(
  {
    query: z.string('must be a GraphQL document'),
    operationName: z.string().nullish(),
    variables: z.record(z.string(), z.unknown()).nullish(),
  },
  'must be one request; batches are not supported',
);

export interface EndpointOptions extends SubscriptionOptions {
  /** For one whole request, in milliseconds; a subscription has begun by then. */
  requestTimeoutMs: number;
}

interface Result {
  data?: unknown;
  errors?: readonly unknown[] | undefined;
}

/**
 * Answers GraphQL over HTTP POST. A request that was refused before anything ran is 400, one that took longer than
 * `requestTimeoutMs` is 503, all others are 200. What still runs for a request is aborted once it is answered.
 *
 * The engine gets the parsed body, not the sockets: going through its own HTTP layer answers a third as many.
 */
export function graphqlEndpoint(
  engine: Engine,
  contextFor: (ctx: RequestContext, signal: AbortSignal, timer: OperationTimer) => BffContext,
  { requestTimeoutMs: timeoutMs, ...options }: EndpointOptions,
): Middleware<RequestState> {
  return async (ctx) => {
    const answered = new AbortController();
    const timer = new OperationTimer();
    let query = '';
    let result: Result | AsyncIterable<ExecutionResult>;
    try {
      const { operationName, variables, ...params } = parseInput(graphqlRequest, bodyOf(ctx));
      query = params.query;
      const running = engine.getResultForParams(
        {
          params: { query, ...(operationName && { operationName }), ...(variables && { variables }) },
          request: new engine.fetchAPI.Request(ctx.href, {
            method: 'POST',
            headers: ctx.req.headers as Record<string, string>,
          }),
        },
        contextFor(ctx, answered.signal, timer),
      );
      result = (await withDeadline(timeoutMs, 'this service', Promise.resolve(running))) as typeof result;
    } catch (error) {
      result = { errors: [error] };
    }
    if (Symbol.asyncIterator in result) {
      subscribe(ctx, result, query, { answered, timer }, options);
      return;
    }
    answered.abort(ANSWERED);
    timer.end(answer(ctx, result, query));
  };
}

/** Throws what refuses it: then nobody waits for the results. */
function subscribe(
  ctx: RequestContext,
  results: AsyncIterable<ExecutionResult>,
  query: string,
  { answered, timer }: { answered: AbortController; timer: OperationTimer },
  options: SubscriptionOptions,
): void {
  try {
    answerSubscription(ctx, results, query, answered, options);
    timer.end([]);
  } catch (error) {
    answered.abort(ANSWERED);
    timer.refused(error instanceof Problem ? error.status : 500);
    throw error;
  }
}

/** Returns the codes of the errors that are told. */
function answer(ctx: RequestContext, { data, errors }: Result, query: string): string[] {
  // where something ran, every null has its error: limits/cost.ts bounds how many fields there are
  const told = data === undefined ? errors?.slice(0, MAX_REFUSALS) : errors;
  const shown = told && clientErrors(told, query, ctx.state.log);
  const codes = (shown ?? []).map(({ extensions }) => String(extensions['code']));
  ctx.status = data !== undefined ? 200 : statusOf(codes);
  ctx.type = ctx.get('accept').includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json';
  ctx.body = JSON.stringify({ data, errors: shown });
  return codes;
}

function statusOf(codes: readonly string[]): number {
  return Math.max(400, ...codes.map((code) => STATUSES[code] ?? 400));
}
