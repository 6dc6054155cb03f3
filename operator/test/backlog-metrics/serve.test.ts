import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectSecure } from 'node:tls';

import { expect } from 'chai';
import { until } from '@propalpes/seedwork/testing/until';

import { companias, Fixture } from './fixture.js';
import { createIdentities, type Identities } from './identities.js';

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((it) => it.startsWith('TCP')).length;
}

async function errorOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'none',
    (error: unknown) => String(error),
  );
}

describe('serveBacklogMetrics', () => {
  let identities: Identities;
  let api: Fixture;

  before(async () => {
    identities = await createIdentities();
  });

  beforeEach(() => {
    api = new Fixture(identities);
  });

  afterEach(() => api.stop());

  const port = (): number => Number(new URL(api.server.url).port);

  /** Requests that are in hand until the test lets Pulsar answer. */
  const inHand = async (count: number) => {
    let release = (): void => undefined;
    const answer = new Promise<void>((resolve) => (release = resolve));
    api.backlogOf = () => answer.then(() => new Map([['companias', 7]]));
    let arrived = 0;
    const { find } = api;
    api.find = (...name) => {
      arrived += 1;
      return find(...name);
    };
    const replies = Array.from({ length: count }, () => api.get(companias));
    await until(`${count} requests in hand`, () => arrived === count);
    return { replies: Promise.allSettled(replies), release };
  };

  it('is ready until it closes', async () => {
    await api.start();
    expect(api.server.ready()).to.equal(true);
    await api.server.close();
    expect(api.server.ready()).to.equal(false);
  });

  it('keeps a connection open for the next request', async () => {
    await api.start();
    await api.get(companias);
    await api.get(companias);
    expect(Object.values(api.agent.freeSockets).flat()).to.have.length(1);
  });

  it('takes noise on its port for no reason to stop', async () => {
    await api.start();
    const socket = connect(port(), '127.0.0.1').end('GET / HTTP/1.1\r\n\r\n');
    socket.on('error', () => undefined);
    await once(socket, 'close');
    expect((await api.get(companias)).status).to.equal(200);
  });

  it('cuts off a handshake that does not come', async () => {
    await api.start({ arrivalMs: 100 });
    expect(await text(connect(port(), '127.0.0.1'))).to.equal('');
  });

  it('cuts off a request that does not end, with 408', async () => {
    await api.start({ arrivalMs: 100 });
    const socket = connectSecure({ port: port(), host: '127.0.0.1', ca: identities.serving.cert });
    socket.write('GET / HTTP/1.1\r\nhost: ');
    expect(await text(socket)).to.match(/^HTTP\/1.1 408 /);
  });

  it('answers what is in hand before it closes, and keeps no connection', async () => {
    await api.start();
    const { replies, release } = await inHand(5);
    const closed = api.server.close();
    release();
    const statuses = (await replies).map(
      (it) => it.status === 'fulfilled' && [it.value.status, it.value.headers.connection],
    );
    await closed;
    expect(statuses).to.deep.equal(statuses.map(() => [200, 'close']));
  });

  it('cuts off what is in hand for too long', async () => {
    await api.start({ closeMs: 50 });
    const { replies, release } = await inHand(3);
    await api.server.close();
    expect((await replies).map((it) => it.status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    release();
  });

  it('closes though someone connected and says nothing', async () => {
    await api.start({ closeMs: 50 });
    const socket = connect(port(), '127.0.0.1');
    const over = text(socket);
    await once(socket, 'connect');
    await api.server.close();
    expect(await over).to.equal('');
  });

  it('closes under load: what is answered is answered well, and no socket is left', async () => {
    const before = openSockets();
    await api.start({ closeMs: 1_000 });
    const statuses: number[] = [];
    const untilRefused = async (): Promise<string> => {
      for (;;) {
        const reply = await api.get(companias).catch((error: unknown) => error as NodeJS.ErrnoException);
        if (reply instanceof Error) return reply.code ?? reply.message;
        statuses.push(reply.status);
      }
    };
    const refusals = Promise.all(Array.from({ length: 20 }, untilRefused));
    await until('200 answers', () => statuses.length >= 200);
    await api.server.close();
    for (const code of await refusals) expect(code).to.be.oneOf(['ECONNRESET', 'ECONNREFUSED']);
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    api.agent.destroy();
    await until('sockets are closed', () => openSockets() === before);
  });

  it('does not start without its certificate, and names the file', async () => {
    api.install = () => Promise.resolve();
    expect(await errorOf(api.start())).to.match(/ENOENT.*tls\.(crt|key)/);
  });

  it('does not start while Kubernetes cannot tell whom to trust', async () => {
    api.authority = () => Promise.reject(new Error('connection refused'));
    expect(await errorOf(api.start())).to.equal('Error: connection refused');
  });

  for (const ca of ['', 'nonsense']) {
    it(`does not start with ${ca || 'nothing'} as CA, in whose place Node would trust public ones`, async () => {
      api.authority = () => Promise.resolve({ ca, allowedNames: [] });
      expect(await errorOf(api.start())).to.equal('Error: the request-header CA is not PEM');
    });
  }

  it('does not start with a key of another certificate', async () => {
    const { key } = await identities.serving.server('other');
    api = new Fixture({ ...identities, server: { cert: identities.server.cert, key } });
    expect(await errorOf(api.start())).to.match(/certificate and key do not belong together$/);
  });

  it('does not start on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    expect(await errorOf(api.start({}, (other.address() as AddressInfo).port))).to.match(/EADDRINUSE/);
    other.close();
  });
});
