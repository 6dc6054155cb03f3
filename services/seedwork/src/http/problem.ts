import { STATUS_CODES } from 'node:http';
import type { Unavailable } from '../application/unavailable.js';

/** One field that broke a rule. */
export interface FieldError {
  campo: string;
  regla: string;
}

export interface ProblemOptions {
  /** A URI that names the kind of problem; `about:blank` says no more than the status. */
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An HTTP error as RFC 9457 describes it. Everything in it is shown to the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(status: number, options: ProblemOptions = {}) {
    const title = options.title ?? STATUS_CODES[status] ?? 'Error';
    super(options.detail ?? title, { cause: options.cause });
    this.status = status;
    this.type = options.type ?? 'about:blank';
    this.title = title;
    this.detail = options.detail;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }

  /** The body of the answer, `application/problem+json`. */
  toJSON() {
    const { type, title, status, detail, errors } = this;
    return {
      type,
      title,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  }
}

/** Input that breaks rules: one entry per field. */
export function invalidInput(errors: FieldError[]): Problem {
  return new Problem(400, {
    type: 'urn:propalpes:problem:invalid-input',
    title: 'Invalid input',
    detail: errors.map(({ campo, regla }) => `${campo}: ${regla}`).join('; '),
    errors,
  });
}

/** Something this service depends on is away for now; the same request may be sent again. */
export function unavailable(cause: Unavailable): Problem {
  return new Problem(503, {
    type: 'urn:propalpes:problem:unavailable',
    detail: `${cause.what} is away, try again; a command under the same Idempotency-Key, for it may have been stored`,
    headers: { 'retry-after': '1' },
    cause,
  });
}
