import type { ServerResponse } from 'node:http';

import { expect } from 'chai';

import { AdminError, type AdminErrorKind } from '../../src/pulsar/admin-error.js';
import { AdminHttp, type AdminHttpOptions } from '../../src/pulsar/admin-http.js';
import { startFakeBroker, type FakeBroker } from '../fake-broker.js';

const get = { method: 'GET', path: '/clusters' } as const;

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

async function failure(http: AdminHttp): Promise<AdminError> {
  try {
    await http.send(get);
  } catch (error) {
    if (error instanceof AdminError) return error;
    throw error;
  }
  throw new Error('the request succeeded');
}

describe('AdminHttp', () => {
  const started: FakeBroker[] = [];
  const start = async (...args: Parameters<typeof startFakeBroker>): Promise<FakeBroker> => {
    const broker = await startFakeBroker(...args);
    started.push(broker);
    return broker;
  };
  const token = (): string => 'secret';
  const redirecting = (location: () => string): Promise<FakeBroker> =>
    start((_, response) => void response.writeHead(307, { location: location() }).end());
  const elsewhere = (broker: FakeBroker): string =>
    `${broker.url.replace('127.0.0.1', 'localhost')}/admin/v2/clusters`;

  afterEach(async () => {
    await Promise.all(started.splice(0).map((it) => it.close()));
  });

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
      const error = await failure(new AdminHttp({ url: broker.url }));
      expect([error.kind, error.reason]).to.deep.equal([kind, reason]);
      expect(error.message).to.equal(`GET /clusters: ${kind}: ${reason}`);
    });
  }

  it('says why nobody answered', async () => {
    const broker = await start(() => undefined);
    await broker.close();
    const error = await failure(new AdminHttp({ url: broker.url }));
    expect(error.kind).to.equal('unavailable');
    expect(error.reason).to.match(/ECONNREFUSED/);
  });

  it('gives up on a broker that does not answer', async () => {
    const broker = await start(() => undefined);
    const error = await failure(new AdminHttp({ url: broker.url, timeoutMs: 30 }));
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
    const error = await failure(new AdminHttp({ url: broker.url, timeoutMs: 60 }));
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

  describe('on a redirect', () => {
    const follow = async (options: Partial<AdminHttpOptions>): Promise<FakeBroker> => {
      const owner = await start((_, response) => {
        reply(response, 200, json, '[]');
      });
      const first = await redirecting(() => elsewhere(owner));
      await new AdminHttp({ url: first.url, token, ...options }).send({
        ...get,
        method: 'PUT',
        body: { a: 1 },
      });
      expect(first.requests[0]?.headers.authorization).to.equal('Bearer secret');
      return owner;
    };

    it('keeps method and type but shows the token to no other host', async () => {
      const owner = await follow({});
      expect(owner.requests.map((it) => it.method)).to.deep.equal(['PUT']);
      expect(owner.requests[0]?.headers).to.include({ 'content-type': json });
      expect(owner.requests[0]?.headers).to.not.have.property('authorization');
    });

    it('shows the token to a host that is trusted', async () => {
      const owner = await follow({ trustedHosts: ['localhost'] });
      expect(owner.requests[0]?.headers.authorization).to.equal('Bearer secret');
    });

    it('says of a refusal that it came without credentials, and what to do', async () => {
      const owner = await start((_, response) => {
        reply(response, 401, json, '{"reason":"HTTP 401"}');
      });
      const first = await redirecting(() => elsewhere(owner));
      const error = await failure(new AdminHttp({ url: first.url, token }));
      expect([error.kind, error.reason]).to.deep.equal([
        'unauthorized',
        '401 HTTP 401 (asked without credentials, since PULSAR_TRUSTED_HOSTS does not name localhost)',
      ]);
    });

    it('stops in a circle', async () => {
      const broker = await redirecting(() => '/again');
      const error = await failure(new AdminHttp({ url: broker.url }));
      expect(error.reason).to.equal('more than 5 redirects');
    });
  });
});
