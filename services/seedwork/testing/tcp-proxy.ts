import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a service and something that it needs, and takes it away. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private listening = 0;

  constructor(
    private readonly host: string,
    private readonly target: number,
  ) {}

  /** Known after the first `restore`. */
  get port(): number {
    return this.listening;
  }

  /** Forwards connections, on the same port each time. */
  async restore(): Promise<void> {
    if (this.server) return;
    const server = createServer((socket) => {
      this.forward(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.listening, '127.0.0.1', resolve);
    });
    this.listening = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts every connection and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private forward(socket: Socket): void {
    const other = connect(this.target, this.host);
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => {
        one.destroy();
      });
      one.on('close', () => {
        this.sockets.delete(one);
        two.destroy();
      });
      one.pipe(two);
    }
  }
}
