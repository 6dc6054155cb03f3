import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (url: URL, response: ServerResponse) => void;

/** Another service over real HTTP. What it answers can be changed at any time; it remembers what it was asked. */
export class FakeService {
  readonly asked: string[] = [];
  readonly headers: NodeJS.Dict<string | string[]>[] = [];
  answer: Answer = (_, response) => response.writeHead(404).end('{}');
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    this.asked.push(`${url.pathname}${url.search}`);
    this.headers.push(request.headers);
    this.answer(url, response);
  });

  /** Starts on `port`, or on any free one. */
  async start(port = 0): Promise<string> {
    this.asked.length = 0;
    this.headers.length = 0;
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  answerJson(body: unknown, status = 200): void {
    this.answer = (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
  }

  /** Closes at once, connections included. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
