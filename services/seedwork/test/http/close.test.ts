import { expect } from 'chai';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { route } from '../../src/http/route.js';
import { until } from '../../testing/until.js';
import { serve } from './serve.js';

/** A promise and the function that fulfils it. */
function deferred() {
  let fulfil!: () => void;
  const promise = new Promise<void>((resolve) => (fulfil = resolve));
  return { promise, fulfil };
}

/** A route whose requests wait until the test lets them go. */
function gate(path = '/lento', texto = 'listo') {
  const entered = deferred();
  const released = deferred();
  const gated = route({
    method: 'get',
    path,
    summary: 'Waits',
    responses: { 200: { description: 'Done', body: z.object({ texto: z.string() }) } },
    handler: async () => {
      entered.fulfil();
      await released.promise;
      return { status: 200, body: { texto } };
    },
  });
  return { gated, entered: entered.promise, release: released.fulfil };
}

/** Asks over the one connection of `agent`, and reads the answer to its end. */
async function askOver(agent: Agent, url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  return response;
}

/** Of an answer on its way, the part that its client has not read stays in this process. */
const MORE_THAN_SYSTEMS_KEEP = 'x'.repeat(32 * 1024 ** 2);

/** Resolves when nobody is let in any more. */
async function refusing(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: false });
  const isRefused = () =>
    askOver(agent, url).then(
      () => false,
      () => true,
    );
  await until('refused', isRefused);
}

describe('closing a server', () => {
  it('answers what comes on connections that were idle, and ends them with the answer', async () => {
    const server = await serve([], { limits: { lingerTimeout: 60_000 } });
    const clients = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
    for (const client of clients)
      expect((await askOver(client, server.url)).headers.connection).to.equal('keep-alive');
    const closed = server.close();
    for (const client of clients)
      expect((await askOver(client, server.url)).headers.connection).to.equal('close');
    await closed;
  });

  it('closes connections that stay idle when it has lingered', async () => {
    const server = await serve([], { limits: { lingerTimeout: 20, closeTimeout: 60_000 } });
    const client = new Agent({ keepAlive: true });
    await askOver(client, server.url);
    await server.close();
    client.destroy();
  });

  it('does not linger where nobody is connected', async () => {
    const server = await serve([], { limits: { lingerTimeout: 60_000 } });
    await server.close();
  });

  it('finishes the requests in flight', async () => {
    const { gated, entered, release } = gate();
    const server = await serve([gated]);
    const response = fetch(`${server.url}/lento`);
    await entered;
    const closed = server.close();
    release();
    expect(await (await response).json()).to.deep.equal({ texto: 'listo' });
    await closed;
  });

  it('ends a connection whose request in flight is answered after it has lingered', async () => {
    const { gated, entered, release } = gate();
    const server = await serve([gated], { limits: { lingerTimeout: 20, closeTimeout: 60_000 } });
    const client = new Agent({ keepAlive: true });
    const answered = askOver(client, `${server.url}/lento`);
    await entered;
    const closed = server.close();
    await refusing(server.url);
    release();
    expect((await answered).statusCode).to.equal(200);
    await closed;
    client.destroy();
  });

  it('waits for a client that has not read the whole answer yet', async () => {
    const { gated, release } = gate('/largo', MORE_THAN_SYSTEMS_KEEP);
    release();
    const server = await serve([gated], { limits: { lingerTimeout: 0, closeTimeout: 60_000 } });
    const [response] = (await once(get(`${server.url}/largo`), 'response')) as [IncomingMessage];
    const closed = server.close();
    expect(await json(response)).to.deep.equal({ texto: MORE_THAN_SYSTEMS_KEEP });
    await closed;
  });

  it('lets no other answer that ends cut off one that is being read', async () => {
    const [one, other] = [gate('/lento'), gate('/largo', MORE_THAN_SYSTEMS_KEEP)];
    const server = await serve([one.gated, other.gated], {
      limits: { lingerTimeout: 0, closeTimeout: 60_000 },
    });
    const small = fetch(`${server.url}/lento`);
    const asked = once(get(`${server.url}/largo`), 'response') as Promise<[IncomingMessage]>;
    await Promise.all([one.entered, other.entered]);
    const closed = server.close();
    other.release();
    const [response] = await asked;
    one.release();
    await (await small).arrayBuffer();
    expect(await json(response)).to.deep.equal({ texto: MORE_THAN_SYSTEMS_KEEP });
    await closed;
  });

  it('takes no longer than it may because it lingers', async () => {
    const { gated, entered } = gate();
    const server = await serve([gated], { limits: { lingerTimeout: 60_000, closeTimeout: 50 } });
    const response = fetch(`${server.url}/lento`).catch((reason: unknown) => reason);
    await entered;
    await server.close();
    expect(await response).to.be.instanceOf(TypeError);
  });

  it('accepts no new connection', async () => {
    const server = await serve([]);
    await server.close();
    const error: unknown = await fetch(server.url).catch((reason: unknown) => reason);
    expect(error).to.have.nested.property('cause.code', 'ECONNREFUSED');
  });

  it('cuts off what does not finish in time', async () => {
    const { gated, entered } = gate();
    const server = await serve([gated], { limits: { closeTimeout: 50 } });
    const response = fetch(`${server.url}/lento`).catch((reason: unknown) => reason);
    await entered;
    await server.close();
    expect(await response).to.be.instanceOf(TypeError);
  });
});
