import { expect } from 'chai';
import { EventEmitter, once } from 'node:events';
import { Health } from '../../src/http/health.js';
import { startManagement } from '../../src/http/management.js';
import { createLog } from '../../src/runtime/log.js';
import { serve } from './serve.js';

describe('management server', () => {
  let connected = false;
  let health: Health;
  let close: () => Promise<void>;
  let url: string;

  before(async () => {
    health = new Health().check('broker', () => connected);
    const log = createLog({ service: 'test', level: 'silent' });
    const server = await startManagement({ port: 0, host: '127.0.0.1', log, health });
    url = `http://127.0.0.1:${server.port}`;
    close = server.close;
  });

  after(() => close());

  it('is healthy as long as the process answers', async () => {
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
  });

  it('is not healthy while a check of its life does not hold, and names it', async () => {
    let turning = false;
    health.checkAlive('loop', () => turning);
    const response = await fetch(`${url}/healthz`);
    expect(response.status).to.equal(503);
    expect(await response.json()).to.deep.equal({ healthy: false, checks: { loop: false } });
    turning = true;
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
  });

  it('is not ready while a check does not hold, and names it', async () => {
    const response = await fetch(`${url}/readyz`);
    expect(response.status).to.equal(503);
    expect(await response.json()).to.deep.equal({ ready: false, checks: { broker: false } });
  });

  it('is ready when all checks hold', async () => {
    connected = true;
    const response = await fetch(`${url}/readyz`);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ ready: true, checks: { broker: true } });
  });

  it('may be asked whether it can go on without what it needed to begin, and tells what is away', async () => {
    connected = false;
    const response = await fetch(`${url}/readyz?once=consumers,broker`);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ ready: true, checks: { broker: false } });
    expect((await fetch(`${url}/readyz?once=consumers`)).status).to.equal(503);
    connected = true;
  });

  it('does not begin without that', () => {
    const young = new Health().check('broker', () => false);
    expect(young.readiness(new Set(['broker'])).holds).to.equal(false);
  });

  it('serves metrics of the process and of requests, labelled by route pattern', async () => {
    const rest = await serve([]);
    await fetch(`${rest.url}/una/ruta/desconocida`);
    await rest.close();
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).to.include('process_resident_memory_bytes');
    expect(text).to.include('http_request_duration_seconds_count{method="GET",route="none",status="4xx"}');
    expect(text).to.include('route="/healthz"');
    expect(text).to.not.include('desconocida');
  });

  it('counts the leaks of listeners that Node sees', async () => {
    const series = 'propalpes_process_warnings_total{name="MaxListenersExceededWarning"}';
    const leaks = async (): Promise<number> => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(text.split(`${series} `)[1]?.split('\n')[0]);
    };
    const before = await leaks();
    const emitter = new EventEmitter().setMaxListeners(1);
    const warned = once(process, 'warning');
    for (const listener of [() => 1, () => 2]) emitter.on('leak', listener);
    await warned;
    expect((await leaks()) - before).to.equal(1);
  });

  it('is never ready again once the stop began', async () => {
    health.stop();
    expect((await fetch(`${url}/readyz`)).status).to.equal(503);
    expect((await fetch(`${url}/readyz?once=broker`)).status).to.equal(503);
  });
});
