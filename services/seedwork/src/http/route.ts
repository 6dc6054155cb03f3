import type { z } from 'zod';
import type { RequestContext } from './request-context.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a route answers, by status. Problem documents need not be listed. */
export type Responses = Record<number, { description: string; body: z.ZodType }>;

/** One of the answers that `R` describes. */
export type Reply<R extends Responses> = {
  [Status in keyof R & number]: { status: Status; body: z.input<R[Status]['body']> };
}[keyof R & number];

export interface Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  context: RequestContext;
}

/** One endpoint, described once: routing, validation and documentation come from here. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  R extends Responses = Responses,
> {
  method: Method;
  /** As @koa/router writes it: `/ingestion/compania-query/:id`. */
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Only described: who needs one reads it from the context. */
  headers?: z.ZodType;
  responses: R;
  handler: (input: Input<Params, Query, Body>) => Promise<Reply<NoInfer<R>>> | Reply<NoInfer<R>>;
}

/** Checks that the handler of a route agrees with its schemas. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  R extends Responses,
>(definition: Route<Params, Query, Body, R>): Route {
  // a table holds routes of all shapes; each was checked here against its own
  return definition as unknown as Route;
}
