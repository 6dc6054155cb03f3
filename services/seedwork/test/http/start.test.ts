import { expect } from 'chai';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routerFor } from '../../src/http/routing.js';
import { startServer } from '../../src/http/server.js';
import { createLog } from '../../src/runtime/log.js';

describe('starting a server', () => {
  it('says which port is already in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const log = createLog({ service: 'test', level: 'silent' });
    const options = { name: 'rest', port, host: '127.0.0.1', log, router: routerFor([]) };
    const error: unknown = await startServer(options).catch((reason: unknown) => reason);
    other.close();
    expect(error).to.have.property('message', `rest: port ${port} is already in use`);
  });
});
