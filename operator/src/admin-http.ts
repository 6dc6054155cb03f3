import pLimit from 'p-limit';

import { AdminError, errorOf } from './admin-error.js';

export interface AdminHttpOptions {
  /** Where the admin API is, such as http://localhost:8080. */
  readonly url: string;
  /** Asked before each request, so that a rotated token is picked up. */
  readonly token?: (() => string | undefined) | undefined;
  /** Hosts beside that of `url` that may see the token: names, or suffixes with a leading dot. */
  readonly trustedHosts?: readonly string[];
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  /** Replaces the transport, for client certificates and tests. */
  readonly fetch?: typeof fetch;
}

export interface AdminRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below /admin/v2, starting with a slash; parts already encoded. */
  readonly path: string;
  readonly body?: unknown;
}

const maxRedirects = 5;

/** JSON over HTTP to the admin API: bounded in time and number, and careful with the token. */
export class AdminHttp {
  readonly #options: AdminHttpOptions;
  readonly #home: URL;
  readonly #limit;

  constructor(options: AdminHttpOptions) {
    this.#options = options;
    this.#home = new URL(options.url);
    this.#limit = pLimit(options.concurrency ?? 8);
  }

  /** The answer's JSON, or undefined without a body. Throws an AdminError. */
  send(request: AdminRequest): Promise<unknown> {
    return this.#limit(() => this.#send(request));
  }

  async #send({ method, path, body }: AdminRequest): Promise<unknown> {
    const name = `${method} ${path}`;
    const signal = AbortSignal.timeout(this.#options.timeoutMs ?? 15_000);
    try {
      const response = await this.#follow(new URL(`${this.#home.href.replace(/\/$/, '')}/admin/v2${path}`), {
        method,
        signal,
        redirect: 'manual',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok)
        throw errorOf(name, response.status, response.headers.get('content-type') ?? '', text);
      return text === '' ? undefined : JSON.parse(text);
    } catch (error) {
      if (error instanceof AdminError) throw error;
      throw new AdminError('unavailable', name, causeOf(error));
    }
  }

  /** A broker answers 307 when another one owns the namespace. */
  async #follow(url: URL, init: RequestInit, redirects = 0): Promise<Response> {
    const response = await (this.#options.fetch ?? fetch)(url, {
      ...init,
      headers: this.#headersFor(url, init),
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    if (redirects === maxRedirects) throw new Error(`more than ${maxRedirects} redirects`);
    return this.#follow(new URL(location, url), init, redirects + 1);
  }

  #headersFor(url: URL, { body }: RequestInit): Record<string, string> {
    const token = this.#trusts(url) ? this.#options.token?.() : undefined;
    return {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
  }

  #trusts(url: URL): boolean {
    if (url.origin === this.#home.origin) return true;
    if (url.protocol !== this.#home.protocol) return false;
    return (this.#options.trustedHosts ?? []).some((it) =>
      it.startsWith('.') ? url.hostname.endsWith(it) : url.hostname === it,
    );
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  // fetch says only "fetch failed"; what happened is in the cause, which may be one error per address
  const inner = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  return inner instanceof Error ? inner.message : error.message;
}
