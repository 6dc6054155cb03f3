import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export interface Address {
  readonly host: string;
  readonly port: number;
}

const anyPort: Address = { host: '127.0.0.1', port: 0 };

/** Stands between a client and something that it needs, as a line that can be long, narrow, broken or dead. */
export class TcpProxy {
  /** So much later arrives whatever is answered; it may change at any time, as all else here. */
  waitMs = 0;
  /** How much a connection carries, each way. */
  bytesPerSecond = Infinity;
  private silent = false;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly target: Address,
    private at = anyPort,
  ) {}

  /** Known after the first `restore`. */
  get port(): number {
    return this.at.port;
  }

  /** Forwards connections as if nothing had ever been wrong, on the same port each time. */
  async restore(): Promise<void> {
    this.waitMs = 0;
    this.bytesPerSecond = Infinity;
    this.endSilence();
    if (this.server) return;
    const server = createServer((client) => {
      this.forward(client);
    });
    await once(server.listen(this.at.port, this.at.host), 'listening');
    this.at = { ...this.at, port: (server.address() as AddressInfo).port };
    this.server = server;
  }

  /** Ends every connection and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    this.silent = false;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Breaks every connection off (RST); new ones are welcome. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Connections stay up, new ones come up, and nothing arrives any more: half open, until `restore` breaks them off. */
  silence(): void {
    this.silent = true;
  }

  private endSilence(): void {
    if (this.silent) this.reset();
    this.silent = false;
  }

  private forward(client: Socket): void {
    const other = connect(this.target.port, this.target.host);
    client.pipe(this.way(() => 0)).pipe(other);
    other.pipe(this.way(() => this.waitMs)).pipe(client);
    this.bind(client, other);
    this.bind(other, client);
  }

  private way(waitMs: () => number): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        // what is held back is lost with its connection
        if (this.silent) return;
        const ms = waitMs() + (chunk.length / this.bytesPerSecond) * 1000;
        if (ms === 0) done(null, chunk);
        else
          void pause(ms).then(() => {
            done(null, chunk);
          });
      },
    });
  }

  /** When one of the two breaks off, so does the other. What ends well ends through the pipe, behind its last byte. */
  private bind(socket: Socket, other: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', (hadError) => {
      this.sockets.delete(socket);
      if (hadError) other.destroy();
    });
  }
}
