import { expect } from 'chai';
import { connect } from 'node:net';
import { createLog } from '../../src/runtime/log.js';
import type { ServerLimits } from '../../src/http/limits.js';
import type { ApiInfo } from '../../src/http/openapi.js';
import type { Route } from '../../src/http/route.js';
import { routerFor } from '../../src/http/routing.js';
import { startServer } from '../../src/http/server.js';

export interface ServeOptions {
  limits?: Partial<ServerLimits>;
  openApi?: ApiInfo;
}

export interface TestServer {
  url: string;
  port: number;
  close: () => Promise<void>;
  /** Every log line, parsed. */
  lines: Record<string, unknown>[];
}

/** Serves a table of routes on a free port and keeps what is logged. */
export async function serve(routes: Route[], options: ServeOptions = {}): Promise<TestServer> {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
  const log = createLog({ service: 'test', level: 'debug', destination });
  const { limits = {}, openApi } = options;
  const router = routerFor(routes, { limits, ...(openApi && { openApi }) });
  const server = await startServer({
    name: 'rest',
    port: 0,
    host: '127.0.0.1',
    log,
    router,
    limits,
  });
  return { ...server, url: `http://127.0.0.1:${server.port}`, lines };
}

/** Sends raw bytes and returns all that comes back until the server hangs up. */
export function rawExchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => {
      resolve(received);
    });
    socket.on('error', reject);
  });
}

/** The problem document that a response is, which says the same as its head. */
export async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem['status']).to.equal(response.status);
  expect(problem['request_id']).to.equal(response.headers.get('x-request-id'));
  return problem;
}

/** Sends it to `/cosas`, as JSON unless `headers` say otherwise. */
export const postCosa = (
  { url }: TestServer,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/cosas`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
