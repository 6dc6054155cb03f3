import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { expect } from 'chai';

describe('TcpProxy', () => {
  const echo = createServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
  let proxy: TcpProxy;

  before(async () => {
    await once(echo.listen(0, '127.0.0.1'), 'listening');
  });

  after(async () => {
    await new Promise((resolve) => echo.close(resolve));
  });

  beforeEach(async () => {
    proxy = new TcpProxy({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port });
    await proxy.restore();
  });

  afterEach(async () => {
    await proxy.cut();
  });

  async function open(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  /** How long an answer takes, in ms. */
  async function ask(socket: Socket, text = 'hola'): Promise<number> {
    const began = performance.now();
    socket.write(text);
    let answer = '';
    while (answer.length < text.length) {
      const [chunk] = (await once(socket, 'data', { signal: AbortSignal.timeout(3000) })) as [Buffer];
      answer += chunk.toString();
    }
    expect(answer).to.equal(text);
    return performance.now() - began;
  }

  const endOf = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      socket.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? '');
      });
      socket.once('end', () => {
        resolve('end');
      });
    });

  it('hands on what is asked and what is answered', async () => {
    await ask(await open());
  });

  it('lets an answer wait', async () => {
    proxy.waitMs = 80;
    expect(await ask(await open())).to.be.at.least(75);
  });

  it('lets only so much through a second', async () => {
    proxy.bytesPerSecond = 10_000;
    expect(await ask(await open(), 'x'.repeat(1_000))).to.be.at.least(190);
  });

  it('breaks connections off and takes new ones', async () => {
    const socket = await open();
    await ask(socket);
    const end = endOf(socket);
    proxy.reset();
    expect(await end).to.equal('ECONNRESET');
    await ask(await open());
  });

  it('keeps connections half open, and breaks them off when it is restored', async () => {
    const socket = await open();
    await ask(socket);
    const end = endOf(socket);
    proxy.silence();
    let answered = false;
    socket.on('data', () => (answered = true));
    socket.write('hola');
    await pause(100);
    expect([answered, socket.destroyed]).to.deep.equal([false, false]);
    await proxy.restore();
    expect(await end).to.equal('ECONNRESET');
    await ask(await open());
  });

  it('refuses connections while it is cut, and takes them on the same port afterwards', async () => {
    const { port } = proxy;
    await proxy.cut();
    const [error] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).to.equal('ECONNREFUSED');
    await proxy.restore();
    await ask(await open());
    expect(proxy.port).to.equal(port);
  });

  it('is as it was before after it was slow and narrow', async () => {
    proxy.waitMs = 500;
    proxy.bytesPerSecond = 10;
    await proxy.restore();
    expect(await ask(await open(), 'x'.repeat(1_000))).to.be.below(400);
  });
});
