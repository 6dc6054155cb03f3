import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { route } from '../../src/http/route.js';
import { postCosa, problemOf, rawExchange, serve, type TestServer } from './serve.js';

const responses = { 200: { description: 'What was asked', body: z.object({ texto: z.string() }) } };

const routes = [
  route({
    method: 'post',
    path: '/cosas',
    summary: 'Echo',
    body: z.object({ nombre: z.string() }),
    responses,
    handler: ({ body }) => ({ status: 200, body: { texto: body.nombre } }),
  }),
  route({
    method: 'get',
    path: '/colgado',
    summary: 'Never answers',
    responses,
    handler: () => new Promise<never>(() => undefined),
  }),
];

describe('limits of an http server', () => {
  let server: TestServer;

  before(async () => {
    server = await serve(routes, {
      limits: { bodyBytes: 1024, handlerTimeout: 100, headersTimeout: 200, requestTimeout: 400 },
    });
  });

  after(() => server.close());

  it('refuses a body that announces more than the limit', async () => {
    const problem = await problemOf(await postCosa(server, JSON.stringify({ nombre: 'x'.repeat(2000) })));
    expect(problem['status']).to.equal(413);
  });

  it('refuses a body that grows beyond the limit when it is decompressed', async () => {
    const bomb = new Uint8Array(gzipSync(JSON.stringify({ nombre: 'x'.repeat(100_000) })));
    const problem = await problemOf(await postCosa(server, bomb, { 'content-encoding': 'gzip' }));
    expect(problem['status']).to.equal(413);
  });

  it('refuses a body without announced length that goes beyond the limit', async () => {
    const chunk = `7d0\r\n${'x'.repeat(2000)}\r\n`;
    const head =
      'POST /cosas HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    const received = await rawExchange(server.port, `${head}${chunk}`);
    expect(received).to.match(/^HTTP\/1.1 413 /);
  });

  it('answers for a handler that does not finish in time', async () => {
    const response = await fetch(`${server.url}/colgado`, { headers: { 'x-request-id': 'hung-1' } });
    expect((await problemOf(response))['status']).to.equal(503);
    const line = server.lines.find(({ level, requestId }) => level === 'warn' && requestId === 'hung-1');
    expect(line).to.include({ reason: 'this service is unavailable: no answer in 100 ms' });
  });

  it('answers noise that is not HTTP', async () => {
    const received = await rawExchange(server.port, 'hello\r\n\r\n');
    expect(received).to.match(/^HTTP\/1.1 400 /);
    expect(received).to.include('application/problem+json');
  });

  it('answers headers that are too long', async () => {
    const received = await rawExchange(server.port, `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`);
    expect(received).to.match(/^HTTP\/1.1 431 /);
  });

  it('gives up on a request that never ends', async () => {
    const received = await rawExchange(server.port, 'GET / HTTP/1.1\r\nhost: a\r\n');
    expect(received).to.match(/^HTTP\/1.1 408 /);
  });
});
