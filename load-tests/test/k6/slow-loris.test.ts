import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from '@propalpes/local/process/until';
import { SlowLoris } from '../../src/k6/slow-loris.js';

describe('Connections that never finish their request', () => {
  it('are opened again where they are cut off, and tell how long they lived', async () => {
    let taken = 0;
    const server = createServer((socket) => {
      taken += 1;
      socket.once('data', () => socket.destroy()).on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const slow = new SlowLoris(new URL(`http://127.0.0.1:${port}`), 2);
    await until(() => Promise.resolve(taken >= 6), { what: 'others in their place', withinMs: 5_000 });
    expect(slow.stop().length).to.be.at.least(4);
    server.close();
    await once(server, 'close');
  });
});
