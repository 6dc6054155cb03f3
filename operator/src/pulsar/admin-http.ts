import pLimit from 'p-limit';
import { Agent, interceptors, type Dispatcher } from 'undici';

import { AdminError, errorOf } from './admin-error.js';
import { exchange, TooLate, type Answer, type Asked } from './exchange.js';
import { isTrusted, type Trust } from './trust.js';

export interface AdminHttpOptions {
  /** Where the admin API is, such as http://localhost:8080. */
  readonly url: string;
  /** Asked before each request, so that a rotated token is picked up. */
  readonly token?: (() => string | undefined) | undefined;
  /** Hosts beside that of `url` that may see the token: names, or suffixes with a leading dot. */
  readonly trustedHosts?: readonly string[];
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  /** Replaces the connections; see `pulsarConnections`. */
  readonly dispatcher?: Dispatcher;
}

export interface AdminRequest {
  readonly method: Asked['method'];
  /** Below /admin/v2, starting with a slash; parts already encoded. */
  readonly path: string;
  readonly body?: unknown;
}

interface Followed {
  readonly answer: Answer;
  readonly from: URL;
}

type RequestInit = Pick<Asked, 'method' | 'body'>;

const maxRedirects = 5;
const maxResponseSize = 16 * 1_024 * 1_024;

/** Kept connections, with client certificates if given. Reads are tried again: a kept connection may be dead. */
export function pulsarConnections(options: Agent.Options = {}): Dispatcher {
  const retry = interceptors.retry({
    methods: ['GET'],
    maxRetries: 2,
    minTimeout: 100,
    maxTimeout: 500,
    statusCodes: [],
    errorCodes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'],
  });
  return new Agent({ maxResponseSize, ...options }).compose(retry);
}

/** JSON over HTTP to the admin API: bounded in time and number, and careful with the token. */
export class AdminHttp {
  readonly #options: AdminHttpOptions;
  readonly #trust: Trust;
  readonly #dispatcher: Dispatcher;
  readonly #limit;

  constructor(options: AdminHttpOptions) {
    this.#options = options;
    this.#trust = { home: new URL(options.url), hosts: options.trustedHosts ?? [] };
    this.#dispatcher = options.dispatcher ?? pulsarConnections();
    this.#limit = pLimit(options.concurrency ?? 8);
  }

  /** The text of the answer, which is JSON or nothing. Throws an AdminError. */
  send(request: AdminRequest): Promise<string> {
    return this.#limit(() => this.#send(request));
  }

  async #send({ method, path, body }: AdminRequest): Promise<string> {
    const { timeoutMs = 15_000 } = this.#options;
    const name = `${method} ${path}`;
    const url = new URL(`${this.#trust.home.href.replace(/\/$/, '')}/admin/v2${path}`);
    const init = { method, body: body === undefined ? null : JSON.stringify(body) };
    const until = performance.now() + timeoutMs;
    try {
      const { answer, from } = await this.#follow(url, init, until);
      const contentType = answer.headers['content-type'] ?? '';
      if (answer.status >= 300)
        throw errorOf(name, answer.status, contentType, answer.body, this.#without(from));
      return answer.body;
    } catch (error) {
      if (error instanceof AdminError) throw error;
      const reason = error instanceof TooLate ? `no answer within ${timeoutMs} ms` : causeOf(error);
      throw new AdminError('unavailable', name, reason);
    }
  }

  /** A broker answers 307 when another one owns the namespace. */
  async #follow(url: URL, init: RequestInit, until: number, redirects = 0): Promise<Followed> {
    const request = { url, ...init, headers: this.#headersFor(url, init) };
    const answer = await exchange(this.#dispatcher, request, until - performance.now());
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || typeof location !== 'string')
      return { answer, from: url };
    if (redirects === maxRedirects) throw new Error(`more than ${maxRedirects} redirects`);
    return this.#follow(new URL(location, url), init, until, redirects + 1);
  }

  /** Why a server may have refused that another one would not have. */
  #without(url: URL): string {
    const { home } = this.#trust;
    if (isTrusted(this.#trust, url)) return '';
    const reason =
      url.protocol === home.protocol
        ? `PULSAR_TRUSTED_HOSTS does not name ${url.hostname}`
        : `${url.origin} is not ${home.protocol}`;
    return `asked without credentials, since ${reason}`;
  }

  #headersFor(url: URL, { body }: RequestInit): Record<string, string> {
    const token = isTrusted(this.#trust, url) ? this.#options.token?.() : undefined;
    return {
      accept: 'application/json',
      ...(body !== null && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
  }
}

function causeOf(error: unknown): string {
  // undici has one error for all addresses of a host that refused
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return inner instanceof Error ? inner.message : String(inner);
}
