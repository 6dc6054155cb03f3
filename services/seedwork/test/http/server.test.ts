import { expect } from 'chai';
import { z } from 'zod';
import { Unavailable } from '../../src/application/unavailable.js';
import { route } from '../../src/http/route.js';
import { postCosa, problemOf, serve, type TestServer } from './serve.js';

const answer = z.object({ texto: z.string() });
const ok = { 200: { description: 'What was asked', body: answer } };

const routes = [
  route({
    method: 'post',
    path: '/cosas',
    summary: 'Echo',
    body: z.object({ nombre: z.string().max(5), cantidad: z.int().optional() }),
    responses: ok,
    handler: ({ body }) => ({ status: 200, body: { texto: body.nombre } }),
  }),
  route({
    method: 'get',
    path: '/cosas/:id',
    summary: 'One',
    params: z.object({ id: z.uuid() }),
    query: z.object({ limite: z.coerce.number().int().min(1).max(100).default(20) }),
    responses: ok,
    handler: ({ params, query }) => ({ status: 200, body: { texto: `${params.id} ${query.limite}` } }),
  }),
  route({
    method: 'get',
    path: '/bug',
    summary: 'A bug',
    responses: ok,
    handler: () => {
      throw new Error('secret detail');
    },
  }),
  route({
    method: 'get',
    path: '/ausente',
    summary: 'Needs what is away',
    responses: ok,
    handler: () => {
      throw new Unavailable('the database', 'connection refused by 10.0.0.1');
    },
  }),
];

describe('http server', () => {
  let server: TestServer;

  before(async () => {
    server = await serve(routes);
  });

  after(() => server.close());

  it('answers what a handler returns', async () => {
    const response = await postCosa(server, '{"nombre":"casa"}');
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ texto: 'casa' });
  });

  it('gives handlers validated parameters with their defaults', async () => {
    const response = await fetch(`${server.url}/cosas/0197a6a1-4c7e-7cc0-8000-000000000001`);
    expect(await response.json()).to.deep.equal({ texto: '0197a6a1-4c7e-7cc0-8000-000000000001 20' });
  });

  it('names every wrong field of a body and the rule it broke', async () => {
    const problem = await problemOf(await postCosa(server, '{"nombre":"demasiado largo","cantidad":"tres"}'));
    expect(problem['status']).to.equal(400);
    expect(problem['errors']).to.deep.equal([
      { campo: 'nombre', regla: 'Too big: expected string to have <=5 characters' },
      { campo: 'cantidad', regla: 'Invalid input: expected number, received string' },
    ]);
  });

  it('names wrong path and query parameters', async () => {
    const path = await problemOf(await fetch(`${server.url}/cosas/1`));
    expect(path['errors']).to.deep.equal([{ campo: 'id', regla: 'Invalid UUID' }]);
    const query = await problemOf(
      await fetch(`${server.url}/cosas/0197a6a1-4c7e-7cc0-8000-000000000001?limite=101`),
    );
    expect(query['errors']).to.have.nested.property('[0].campo', 'limite');
  });

  it('refuses a body that is not JSON', async () => {
    const problem = await problemOf(await postCosa(server, '{"nombre"'));
    expect(problem).to.include({ status: 400, title: 'Malformed JSON' });
  });

  it('refuses a body of another type', async () => {
    await problemOf(
      await postCosa(server, 'nombre=casa', { 'content-type': 'application/x-www-form-urlencoded' }),
    ).then((problem) => expect(problem['status']).to.equal(415));
  });

  it('refuses a body in an unknown encoding', async () => {
    const problem = await problemOf(await postCosa(server, '{}', { 'content-encoding': 'shuffled' }));
    expect(problem['status']).to.equal(415);
  });

  it('answers 404 for an unknown path', async () => {
    expect((await problemOf(await fetch(`${server.url}/nada`)))['status']).to.equal(404);
  });

  it('answers 404 for a path that cannot be decoded', async () => {
    expect((await problemOf(await fetch(`${server.url}/%ff%`)))['status']).to.equal(404);
  });

  it('answers 405 with the allowed methods for another method', async () => {
    const response = await fetch(`${server.url}/cosas`, { method: 'DELETE' });
    expect((await problemOf(response))['status']).to.equal(405);
    expect(response.headers.get('allow')).to.equal('POST');
  });

  it('hides what an unexpected error says and logs it with the request id', async () => {
    const response = await fetch(`${server.url}/bug`, { headers: { 'x-request-id': 'bug-1' } });
    const problem = await problemOf(response);
    expect(problem['status']).to.equal(500);
    expect(JSON.stringify(problem)).to.not.include('secret');
    const line = server.lines.find(({ level, requestId }) => level === 'error' && requestId === 'bug-1');
    expect(line).to.have.nested.property('err.message', 'secret detail');
    expect(line).to.have.nested.property('err.stack');
  });

  it('answers 503 for what is away, says that it may come back, and not why it is away', async () => {
    const response = await fetch(`${server.url}/ausente`);
    const problem = await problemOf(response);
    expect(problem).to.include({ status: 503, type: 'urn:propalpes:problem:unavailable' });
    expect(problem['detail'])
      .to.match(/^the database is away, try again/)
      .and.not.include('10.0.0.1');
    expect(response.headers.get('retry-after')).to.equal('1');
  });

  it('warns of what is away in one line with its reason and without a stack', async () => {
    await fetch(`${server.url}/ausente`, { headers: { 'x-request-id': 'away-1' } });
    const lines = server.lines.filter(({ level, requestId }) => requestId === 'away-1' && level !== 'debug');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include({
      level: 'warn',
      reason: 'the database is unavailable: connection refused by 10.0.0.1',
    });
    expect(lines[0]).to.not.have.property('err');
  });

  it('keeps a sane request id and replaces any other', async () => {
    const sane = await fetch(`${server.url}/nada`, { headers: { 'x-request-id': 'abc.1-2' } });
    expect(sane.headers.get('x-request-id')).to.equal('abc.1-2');
    const insane = await fetch(`${server.url}/nada`, { headers: { 'x-request-id': 'a b"c' } });
    expect(insane.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('logs the trace it was called with', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'x-request-id': 'trace-1' };
    await fetch(`${server.url}/nada`, { headers });
    expect(server.lines.find(({ requestId }) => requestId === 'trace-1')).to.include({ traceId });
  });

  it('says in one line that it listens', () => {
    const lines = server.lines.filter(({ msg }) => msg === `rest is listening on port ${server.port}`);
    expect(lines).to.have.length(1);
  });
});
