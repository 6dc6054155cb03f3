import { metric } from '@propalpes/seedwork/testing/metric';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import type { IncomingMessage } from 'node:http';
import { EVENTOS, TestBff } from '../support/bff.js';
import { OTHER_ID, ID } from '../support/samples.js';
import { StreamClient } from '../support/stream-client.js';

describe('/stream', () => {
  let bff: TestBff;
  let clients: StreamClient[];

  beforeEach(async () => {
    bff = new TestBff();
    clients = [];
    await bff.start({}, { STREAM_MAX_CLIENTS: '20', STREAM_HEARTBEAT_MS: '100' });
  });

  afterEach(async () => {
    for (const client of clients) client.close();
    await bff.stop();
  });

  async function follow(query = '', lastEventId = ''): Promise<StreamClient> {
    const client = await StreamClient.following(`${bff.url}/stream${query}`, lastEventId);
    clients.push(client);
    return client;
  }

  /** Whatever is answered, a stream or not. */
  async function ask(query = ''): Promise<IncomingMessage> {
    const client = new StreamClient();
    clients.push(client);
    return client.connect(`${bff.url}/stream${query}`);
  }

  function publish(count: number, operacion = ID, text = ''): void {
    for (let left = count; left > 0; left -= 1) bff.topics.publish(EVENTOS, operacion, text);
    bff.source.deliverAll();
  }

  const ids = ({ events }: StreamClient) => events.map(({ data }) => (data as { id: string }).id);
  const numbers = (client: StreamClient) => ids(client).map((id) => Number(id.slice(EVENTOS.length + 1)));
  const open = () => metric('bff_streams_open', { kind: 'eventos' });

  it('sends every event to every client, in order', async () => {
    const [one, other] = [await follow(), await follow()];
    publish(5);
    await Promise.all([one.received(5), other.received(5)]);
    expect(numbers(one)).to.deep.equal([0, 1, 2, 3, 4]);
    expect(numbers(other)).to.deep.equal([0, 1, 2, 3, 4]);
    expect(one.events[0]).to.include({ type: 'Paso' });
  });

  it('is not kept by anything in between', async () => {
    const { headers } = await ask();
    expect(headers['content-type']).to.match(/^text\/event-stream/);
    expect(headers).to.include({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  });

  it('goes on after the last event that a client has seen', async () => {
    const client = await follow();
    publish(3);
    const [first] = await client.received(3);
    client.close();
    publish(2);
    const again = await follow('', first!.id);
    await again.received(4);
    expect(numbers(again)).to.deep.equal([1, 2, 3, 4]);
  });

  it('goes on from where a client came in, though it saw no event', async () => {
    const client = await follow();
    client.close();
    publish(2);
    const again = await follow('', client.lastEventId);
    await again.received(2);
  });

  it('takes the position from the address too, but rather from the header', async () => {
    const client = await follow();
    publish(3);
    const [first, second] = await client.received(3);
    const [byAddress, byHeader] = [
      await follow(`?desde=${first!.id}`),
      await follow(`?desde=${first!.id}`, second!.id),
    ];
    await Promise.all([byAddress.received(2), byHeader.received(1)]);
    expect([numbers(byAddress), numbers(byHeader)]).to.deep.equal([[1, 2], [2]]);
  });

  it('tells a client to begin anew whose position nobody knows', async () => {
    const client = await follow('', 'nonsense');
    const [reset] = await client.received(1);
    expect(reset).to.include({ type: 'reset', id: client.lastEventId });
  });

  it('sends the events of one operation alone to those who ask for that', async () => {
    const client = await follow(`?operacion=${OTHER_ID.toUpperCase()}`);
    publish(3);
    publish(1, OTHER_ID);
    publish(1);
    await client.received(1);
    expect(numbers(client)).to.deep.equal([3]);
  });

  it('moves the position of those whose event does not come', async () => {
    const all = await follow();
    const client = await follow(`?operacion=${OTHER_ID}`);
    publish(150);
    await all.received(150);
    await until('moved', () => client.lastEventId === all.lastEventId);
  });

  it('refuses an operation that is no id', async () => {
    const { statusCode, headers } = await ask('?operacion=1');
    expect(statusCode).to.equal(400);
    expect(headers['content-type']).to.match(/^application\/problem\+json/);
  });

  it('shows that it lives while nothing happens', async () => {
    const client = await follow();
    await until('beats', () => client.blocks >= 5);
    expect(client.events).to.be.empty;
  });

  it('has room for so many, and again when one is gone', async () => {
    await Promise.all(Array.from({ length: 20 }, () => follow()));
    const { statusCode, headers } = await ask();
    expect(statusCode).to.equal(503);
    expect(headers['retry-after']).to.equal('5');
    clients[0]!.close();
    await until('room', async () => (await ask()).statusCode === 200);
  });

  it('keeps nothing of clients that are gone', async () => {
    await Promise.all(Array.from({ length: 20 }, () => follow()));
    expect(await open()).to.equal(20);
    for (const client of clients) client.close();
    await until('gone', async () => (await open()) === 0 && bff.feed.waiting === 0);
  });

  it('lets one that does not read hold back nobody, and keeps little for it', async () => {
    const slow = await follow();
    slow.pause();
    const quick = await follow();
    for (let round = 1; round <= 40; round += 1) {
      publish(50, ID, 'x'.repeat(10_000));
      await quick.received(round * 50);
    }
    slow.resume();
    await until('let go', () => slow.ended);
    expect(slow.events.length).to.be.lessThan(1000);
    const again = await follow('', slow.lastEventId);
    await again.received(2000 - slow.events.length);
    expect([...numbers(slow), ...numbers(again)]).to.deep.equal(numbers(quick));
  }).timeout(20_000);

  it('ends every stream when the process stops, at once', async () => {
    const client = await follow();
    const started = performance.now();
    await bff.stop();
    expect(performance.now() - started).to.be.lessThan(1000);
    await until('ended', () => client.ended);
  });
});
