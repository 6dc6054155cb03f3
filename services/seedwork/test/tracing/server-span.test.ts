import { OtlpReceiver } from '@propalpes/seedwork/testing/otlp-receiver';
import type { ExportedSpan } from '@propalpes/seedwork/testing/otlp';
import { expect } from 'chai';
import { z } from 'zod';
import { Health } from '../../src/http/health.js';
import { startManagement } from '../../src/http/management.js';
import { route } from '../../src/http/route.js';
import { createLog } from '../../src/runtime/log.js';
import { openSdk } from '../../src/tracing/sdk.js';
import { serve, type TestServer } from '../http/serve.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const log = createLog({ service: 'test', level: 'silent' });

describe('the span of a request', () => {
  let collector: OtlpReceiver;
  let sdk: ReturnType<typeof openSdk>;
  let server: TestServer;

  beforeEach(async () => {
    collector = await OtlpReceiver.start();
    sdk = openSdk({ service: 'test', url: collector.url, sampling: 1, log });
    server = await serve([
      route({
        method: 'get',
        path: '/casas/:id',
        summary: 'One',
        params: z.object({ id: z.string() }),
        responses: { 200: { description: 'It', body: z.string() } },
        handler: ({ params: { id }, context }) => {
          if (id === 'rota') throw new Error('it broke');
          return { status: 200, body: context.state.traceparent };
        },
      }),
    ]);
  });

  afterEach(async () => {
    await server.close();
    await sdk.close();
    await collector.close();
  });

  const ask = (path: string, traceparent?: string) =>
    fetch(`${server.url}${path}`, { headers: traceparent === undefined ? {} : { traceparent } });

  async function exported(): Promise<ExportedSpan[]> {
    await sdk.close();
    return collector.spans;
  }

  it('is a child of the one that the caller names, and the parent of what is sent for it', async () => {
    const told = await (await ask('/casas/1', `00-${TRACE}-${CALLER}-01`)).text();
    const [span] = await exported();
    expect(span).to.deep.include({ traceId: TRACE, parentSpanId: CALLER, kind: 'server', failed: false });
    expect(told).to.equal(`00-${TRACE}-${span!.spanId}-01`);
  });

  it('names the route, never the path', async () => {
    await ask('/casas/Ana');
    await ask('/Ana?email=ana@example.com');
    const [found, unknown] = await exported();
    expect(found).to.deep.include({ name: 'GET /casas/:id' });
    expect(found!.attributes).to.include({ 'http.route': '/casas/:id', 'http.response.status_code': 200 });
    expect(unknown).to.deep.include({ name: 'GET' });
    expect(JSON.stringify(collector.spans)).to.not.match(/Ana/i);
  });

  it('has failed where the answer is our fault', async () => {
    await ask('/casas/rota');
    expect(await exported()).to.have.nested.property('[0].failed', true);
  });

  it('is not made where the caller decided so, and those it calls hear of that', async () => {
    const told = await (await ask('/casas/1', `00-${TRACE}-${CALLER}-00`)).text();
    expect(told).to.match(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
    expect(await exported()).to.deep.equal([]);
  });

  it('is not made for who looks at health and metrics', async () => {
    const management = await startManagement({ port: 0, host: '127.0.0.1', log, health: new Health() });
    await fetch(`http://127.0.0.1:${management.port}/healthz`);
    await management.close();
    expect(await exported()).to.deep.equal([]);
  });
});
