import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventClient, subscribe } from '../../src/kubernetes/event-client.js';

const event = (id: string, cursor: string) =>
  `id: ${cursor}\nevent: CompaniaCreada\ndata: {"id":"${id}"}\n\n`;

describe('A client of streams', () => {
  const lastEventIds: (string | undefined)[] = [];
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    lastEventIds.length = 0;
    server = createServer(({ headers }, response) => {
      lastEventIds.push(headers['last-event-id'] as string | undefined);
      answer(response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks the next time for what comes after the last event', async () => {
    const client = new EventClient();
    answer = (response) => response.end(event('a', '1'));
    await client.follow(url);
    answer = (response) => response.end(event('b', '2'));
    await client.follow(url);
    expect(lastEventIds).to.deep.equal([undefined, '1']);
    expect(client.events).to.deep.equal(['a', 'b']);
  });

  it('knows from where on it gets events before there is one', async () => {
    const client = new EventClient();
    answer = (response) => response.end('retry: 1000\n\n:\nid: 7\n\n');
    await client.follow(url);
    expect(client.isFollowing).to.equal(true);
    expect(client.events).to.deep.equal([]);
  });

  it('counts how often it was told that it has missed something', async () => {
    const client = new EventClient();
    answer = (response) => response.end('id: 9\nevent: reset\ndata: {}\n\n');
    await client.follow(url);
    expect(client.resets).to.equal(1);
  });

  it('does not count an event of which a part is missing', async () => {
    const client = new EventClient();
    answer = (response) => {
      response.write(event('a', '1') + event('b', '2').slice(0, -10), () => response.destroy());
    };
    await client.follow(url);
    expect(client.events).to.deep.equal(['a']);
    answer = (response) => response.end();
    await client.follow(url);
    expect(lastEventIds[1]).to.equal('1');
  });

  it('ends when it is told to', async () => {
    const client = new EventClient();
    const over = new AbortController();
    answer = (response) => response.write(event('a', '1'));
    const following = client.follow(url, over.signal);
    await until(() => Promise.resolve(client.isFollowing), { what: 'An event', withinMs: 3_000, everyMs: 5 });
    over.abort();
    await following;
    expect(client.events).to.deep.equal(['a']);
  });

  it('refuses what is no stream', async () => {
    answer = (response) => response.writeHead(503).end();
    const failure = await new EventClient().follow(url).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error).with.property('message').that.includes('503');
  });

  for (const [frame, completed] of [
    ['event: complete\ndata:\n\n', true],
    [':\n\n', false],
  ] as const)
    it(`tells a subscription that was ${completed ? 'completed' : 'broken off'}`, async () => {
      answer = (response) => response.end(frame);
      expect(await subscribe(url, 'an id')).to.deep.equal({ completed });
    });
});
