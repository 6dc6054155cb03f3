import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

export interface HttpJsonOptions {
  /** `http://host:port`, with a path if the service has a prefix. */
  baseUrl: string;
  /** For the whole exchange, in milliseconds. */
  timeoutMs: number;
  maxSockets: number;
}

export interface JsonResponse {
  status: number;
  body: unknown;
}

/** GETs JSON over kept connections. */
export class HttpJson {
  readonly #baseUrl: string;
  readonly #timeoutMs: number;
  readonly #agent: http.Agent;
  readonly #protocol: typeof http | typeof https;

  constructor({ baseUrl, timeoutMs, maxSockets }: HttpJsonOptions) {
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    this.#timeoutMs = timeoutMs;
    this.#protocol = baseUrl.startsWith('https:') ? https : http;
    this.#agent = new this.#protocol.Agent({ keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
  }

  /** @throws when there is no complete answer in time, or it is not JSON, or `signal` is aborted */
  async get(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<JsonResponse> {
    const over = new AbortController();
    const exchange = this.#exchange(path, headers, AbortSignal.any([over.signal, signal]));
    try {
      return await withDeadline(this.#timeoutMs, this.#baseUrl, exchange);
    } finally {
      over.abort();
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #exchange(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<JsonResponse> {
    const response = await this.#send(path, headers, signal);
    const text = await readText(response);
    return { status: response.statusCode ?? 0, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  /** Once more when a kept connection turns out to be closed: the server never saw the request. */
  async #send(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
    attempt = 1,
  ): Promise<IncomingMessage> {
    const request = this.#protocol.get(`${this.#baseUrl}${path}`, { agent: this.#agent, headers, signal });
    try {
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return response;
    } catch (error) {
      const stale = request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      if (stale && attempt < 3) return this.#send(path, headers, signal, attempt + 1);
      throw error;
    }
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_RESPONSE_BYTES) throw new Error(`the answer is longer than ${MAX_RESPONSE_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
