import { createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { describeTaken, freePort, requireFree } from '../../src/process/ports.js';

const listen = (port: number, host: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });

describe('ports', () => {
  it('are given to one who asks alone, although nobody listens on them yet', async () => {
    const ports = new Set<number>();
    for (let asked = 0; asked < 600; asked += 1) ports.add(await freePort());
    expect(ports.size).to.equal(600);
  });

  it('accepts ports that nobody listens on', async () => {
    await requireFree([{ port: await freePort(), variable: 'A_PORT' }]);
  });

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`refuses a port that somebody listens on at ${host}, naming port and variable`, async () => {
      const port = await freePort();
      const server = await listen(port, host);
      const refusal = await requireFree([{ port, variable: 'BFF_PORT' }]).catch((error: unknown) => error);
      server.close();
      expect(String(refusal)).to.include(`Port ${port} is taken by`).and.include('BFF_PORT=<port>');
    });
  }

  it('names the process to stop when the machine can tell', () => {
    expect(describeTaken({ port: 8003, variable: 'BFF_PORT' }, 'node (pid 7)')).to.equal(
      'Port 8003 is taken by node (pid 7): stop it, or choose another port with BFF_PORT=<port>.',
    );
  });
});
