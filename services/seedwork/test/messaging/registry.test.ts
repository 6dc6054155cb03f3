import { fingerprint } from '@propalpes/schemas/fingerprint';
import { expect } from 'chai';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unavailable } from '../../src/application/unavailable.js';
import { SchemaRegistry } from '../../src/messaging/registry.js';

const v1 = '{"type":"record","name":"A","fields":[]}';
const v2 = '{"type":"record","name":"A","fields":[{"name":"b","type":"string"}]}';

describe('schema registry', () => {
  let server: Server;
  let requests: string[];
  let answer: RequestListener;

  const json =
    (body: unknown): RequestListener =>
    (_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
  const versions = (...texts: string[]) =>
    json({ getSchemaResponses: texts.map((data, version) => ({ version, type: 'AVRO', data })) });

  before((done) => {
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
      answer(request, response);
    }).listen(0, '127.0.0.1', done);
  });

  beforeEach(() => (requests = []));

  after((done) => {
    server.closeAllConnections();
    server.close(done);
  });

  const registry = (timeoutMs?: number) => {
    const { port } = server.address() as AddressInfo;
    return new SchemaRegistry({ adminUrl: `http://127.0.0.1:${port}`, tenant: 'casa' }, timeoutMs);
  };

  async function expectUnavailable(call: Promise<unknown>): Promise<void> {
    let error: unknown;
    await call.catch((reason: unknown) => (error = reason));
    expect(error).to.be.instanceOf(Unavailable).and.have.property('what', 'schema registry');
  }

  it('finds a schema by its fingerprint among all versions of the topic', async () => {
    answer = versions(v1, v2);
    expect(await registry().find('eventos/compania', fingerprint(v2))).to.equal(v2);
    expect(requests).to.deep.equal(['/admin/v2/schemas/casa/eventos/compania/schemas']);
  });

  it('asks once for what it then knows', async () => {
    answer = versions(v1, v2);
    const known = registry();
    await known.find('eventos/compania', fingerprint(v2));
    expect(await known.find('eventos/compania', fingerprint(v1))).to.equal(v1);
    expect(requests).to.have.length(1);
  });

  it('asks again for what was not there yet', async () => {
    const asked = registry();
    answer = versions(v1);
    expect(await asked.find('eventos/compania', fingerprint(v2))).to.be.undefined;
    answer = versions(v1, v2);
    expect(await asked.find('eventos/compania', fingerprint(v2))).to.equal(v2);
  });

  it('says that there is no such schema when the topic has none', async () => {
    answer = (_request, response) =>
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"reason":"Schema not found"}');
    expect(await registry().find('eventos/compania', fingerprint(v1))).to.be.undefined;
  });

  const troubles: Record<string, RequestListener> = {
    'answers with the page of a proxy': (_request, response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>'),
    'answers an error': (_request, response) => response.writeHead(500).end(),
    'answers what is not JSON': (_request, response) => response.end('<html>'),
    'answers something else': json({ code: 42 }),
    'hangs up': (request) => request.socket.destroy(),
    'never answers': () => undefined,
    'stops in the middle of its answer': (_request, response) => response.write('{"getSchemaResponses":['),
  };

  for (const [trouble, answered] of Object.entries(troubles)) {
    it(`is Unavailable, not wrong, when it ${trouble}`, async () => {
      answer = answered;
      await expectUnavailable(registry(50).find('eventos/compania', fingerprint(v1)));
    });
  }

  it('is Unavailable when nobody listens', async () => {
    const nowhere = new SchemaRegistry({ adminUrl: 'http://127.0.0.1:1', tenant: 'casa' });
    await expectUnavailable(nowhere.find('eventos/compania', fingerprint(v1)));
  });
});
