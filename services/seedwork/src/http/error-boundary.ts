import type { Middleware } from 'koa';
import { Unavailable } from '../application/unavailable.js';
import { Problem, unavailable } from './problem.js';
import type { RequestContext, RequestState } from './request-context.js';

/** The one place where errors become answers: every one of them is a problem document. */
export const errorBoundary: Middleware<RequestState> = async (ctx, next) => {
  try {
    await next();
    if (ctx.respond !== false && ctx.status >= 400 && ctx.body == null) send(ctx, new Problem(ctx.status));
  } catch (error) {
    const problem = problemOf(error);
    report(ctx, problem, error);
    if (ctx.headerSent) ctx.req.destroy();
    else send(ctx, problem);
  }
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof Unavailable ? unavailable(error) : fromHttpError(error);
}

/** What is away is expected to be, at times, and every request says so: only a bug is worth its stack. */
function report({ state }: RequestContext, problem: Problem, error: unknown): void {
  if (error instanceof Unavailable) state.log.warn({ reason: error.message }, problem.message);
  else if (problem.status >= 500) state.log.error({ err: problem.cause ?? error }, problem.message);
}

function send(ctx: RequestContext, problem: Problem): void {
  const { requestId } = ctx.state;
  ctx.status = problem.status;
  ctx.set(problem.headers);
  // the rest of a refused upload is not worth reading
  if (problem.status === 413) ctx.set('connection', 'close');
  ctx.body = JSON.stringify({ ...problem.toJSON(), request_id: requestId });
  ctx.type = 'application/problem+json';
}

/** Errors of Koa and its body parser carry a status; a message is shown only where they say it may be. */
function fromHttpError(error: unknown): Problem {
  if (!(error instanceof Error) || !('status' in error)) return new Problem(500, { cause: error });
  const { status, type } = error as { status: unknown; type?: unknown };
  if (typeof status !== 'number' || status < 400 || status > 499) return new Problem(500, { cause: error });
  if (error instanceof SyntaxError)
    return new Problem(status, { title: 'Malformed JSON', detail: 'the body is not valid JSON' });
  return new Problem(status, typeof type === 'string' ? { detail: type.replaceAll('.', ' ') } : {});
}
