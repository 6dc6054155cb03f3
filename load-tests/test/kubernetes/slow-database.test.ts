import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { freePort } from '@propalpes/local/process/ports';
import { expect } from 'chai';
import { SlowDatabase } from '../../src/kubernetes/slow-database.js';

describe('SlowDatabase', () => {
  const echo = createServer((socket) => socket.pipe(socket));
  let slow: SlowDatabase;
  let port: number;

  before(async () => {
    await once(echo.listen(0, '127.0.0.1'), 'listening');
    slow = new SlowDatabase('127.0.0.1', (echo.address() as AddressInfo).port);
    port = await freePort();
    await slow.listen(port);
  });

  after(async () => {
    await slow.close();
    await new Promise((resolve) => echo.close(resolve));
  });

  /** How long an answer takes, in ms. */
  async function ask(text: string): Promise<number> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const began = performance.now();
    socket.write(text);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).to.equal(text);
    return performance.now() - began;
  }

  it('hands on what is asked and what is answered', async () => {
    slow.waitMs = 0;
    await ask('hola');
  });

  it('lets an answer wait', async () => {
    slow.waitMs = 80;
    expect(await ask('hola')).to.be.at.least(75);
  });
});
