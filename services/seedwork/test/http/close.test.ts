import { expect } from 'chai';
import { z } from 'zod';
import { route } from '../../src/http/route.js';
import { serve } from './serve.js';

/** A promise and the function that fulfils it. */
function deferred() {
  let fulfil!: () => void;
  const promise = new Promise<void>((resolve) => (fulfil = resolve));
  return { promise, fulfil };
}

/** A route whose requests wait until the test lets them go. */
function gate() {
  const entered = deferred();
  const released = deferred();
  const gated = route({
    method: 'get',
    path: '/lento',
    summary: 'Waits',
    responses: { 200: { description: 'Done', body: z.object({ listo: z.boolean() }) } },
    handler: async () => {
      entered.fulfil();
      await released.promise;
      return { status: 200, body: { listo: true } };
    },
  });
  return { gated, entered: entered.promise, release: released.fulfil };
}

describe('closing a server', () => {
  it('finishes the requests in flight', async () => {
    const { gated, entered, release } = gate();
    const server = await serve([gated]);
    const response = fetch(`${server.url}/lento`);
    await entered;
    const closed = server.close();
    release();
    expect(await (await response).json()).to.deep.equal({ listo: true });
    await closed;
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
