import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** The database behind a long way: whatever it answers arrives `waitMs` later, which may change at any time. */
export class SlowDatabase {
  waitMs = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => {
    this.join(client);
  });

  /** Where the database listens. */
  constructor(
    private readonly host: string,
    private readonly port = 27_017,
  ) {}

  async listen(port: number): Promise<void> {
    await once(this.server.listen(port), 'listening');
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const database = connect(this.port, this.host);
    const later = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        void pause(this.waitMs).then(() => {
          done(null, chunk);
        });
      },
    });
    client.pipe(database).pipe(later).pipe(client);
    for (const socket of [client, database]) this.bind(socket, [client, database]);
  }

  /** When one of the two ends, so does the other. */
  private bind(socket: Socket, both: readonly Socket[]): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      for (const other of both) other.destroy();
    });
  }
}
