import { expect } from 'chai';

import type { AdminErrorKind } from '../../src/pulsar/admin-error.js';
import { AdminHttp } from '../../src/pulsar/admin-http.js';
import { failureOf, fakeBrokers, get, reply } from './admin-requests.js';

describe('AdminHttp', () => {
  const start = fakeBrokers();
  const json = 'application/json';
  const html = 'text/html;charset=iso-8859-1';
  const answers: readonly [
    title: string,
    status: number,
    type: string,
    body: string,
    AdminErrorKind,
    string,
  ][] = [
    [
      'an object that does not exist',
      404,
      json,
      '{"reason":"Namespace does not exist"}',
      'not-found',
      '404 Namespace does not exist',
    ],
    [
      'a page that is not Pulsar',
      404,
      html,
      '<title>Error 404 Not Found</title>',
      'unavailable',
      '404 Not Found',
    ],
    [
      'a conflict told in HTML',
      409,
      html,
      '<title>Error 409 Incompatible: &quot;a&quot;</title>',
      'conflict',
      '409 Incompatible: "a"',
    ],
    [
      'a precondition',
      412,
      json,
      '{"reason":"Backlog Quota exceeds"}',
      'precondition-failed',
      '412 Backlog Quota exceeds',
    ],
    ['a missing token', 401, json, '{"reason":"HTTP 401"}', 'unauthorized', '401 HTTP 401'],
    [
      'an invalid request',
      422,
      html,
      '<title>Error 422 Invalid schema</title>',
      'rejected',
      '422 Invalid schema',
    ],
    [
      'an unexpected error with its message and without its stack',
      500,
      json,
      JSON.stringify({
        reason: '\n --- An unexpected error ---\n\nMessage: it broke\nbadly\n\nStacktrace:\n\njava.lang',
      }),
      'server-error',
      '500 it broke badly',
    ],
    ['a broker that is not ready', 503, 'text/plain', 'starting', 'unavailable', '503 starting'],
  ];
  for (const [title, status, type, body, kind, reason] of answers) {
    it(`tells ${title}`, async () => {
      const broker = await start((_, response) => {
        reply(response, status, type, body);
      });
      const error = await failureOf(new AdminHttp({ url: broker.url }));
      expect([error.kind, error.reason]).to.deep.equal([kind, reason]);
      expect(error.message).to.equal(`GET /clusters: ${kind}: ${reason}`);
    });
  }

  it('says why nobody answered', async () => {
    const broker = await start(() => undefined);
    await broker.close();
    const error = await failureOf(new AdminHttp({ url: broker.url }));
    expect(error.kind).to.equal('unavailable');
    expect(error.reason).to.match(/ECONNREFUSED/);
  });

  it('gives up on a broker that does not answer', async () => {
    const broker = await start(() => undefined);
    const error = await failureOf(new AdminHttp({ url: broker.url, timeoutMs: 30 }));
    expect([error.kind, error.reason]).to.deep.equal(['unavailable', 'no answer within 30 ms']);
  });

  it('gives up on an answer that comes drop by drop', async () => {
    const broker = await start((_, response) => {
      response.writeHead(200, { 'content-type': json });
      const drops = setInterval(() => response.write(' '), 10);
      response.once('close', () => {
        clearInterval(drops);
      });
    });
    const error = await failureOf(new AdminHttp({ url: broker.url, timeoutMs: 60 }));
    expect([error.kind, error.reason]).to.deep.equal(['unavailable', 'no answer within 60 ms']);
  });

  it('has no more requests open than allowed', async () => {
    let open = 0;
    let most = 0;
    const broker = await start((_, response) => {
      most = Math.max(most, ++open);
      setImmediate(() => {
        open -= 1;
        reply(response, 200, json, '[]');
      });
    });
    const http = new AdminHttp({ url: broker.url, concurrency: 2 });
    await Promise.all(Array.from({ length: 10 }, () => http.send(get)));
    expect(most).to.be.at.most(2);
  });

  it('asks for the token before each request', async () => {
    const broker = await start((_, response) => {
      reply(response, 200, json, '[]');
    });
    const tokens = ['old', 'new'];
    const http = new AdminHttp({ url: broker.url, token: () => tokens.shift() });
    await http.send(get);
    await http.send(get);
    expect(broker.requests.map((it) => it.headers.authorization)).to.deep.equal(['Bearer old', 'Bearer new']);
  });
});
