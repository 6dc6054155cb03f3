import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { spansOf, type ExportedSpan, type ExportRequest } from './otlp.js';

/** A collector that takes OTLP/JSON over HTTP and keeps what it got, or (`silent`) never answers. */
export class OtlpReceiver {
  readonly spans: ExportedSpan[] = [];
  silent = false;
  /** How many requests came, answered or not. */
  requests = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtlpReceiver> {
    const server = createServer((request, response) => void receiver.take(request, response));
    const receiver = new OtlpReceiver(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  /** For the setting TRACES_OTLP_URL. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/traces`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    if (this.silent) return;
    const body = JSON.parse(await text(request)) as ExportRequest;
    this.spans.push(...spansOf(body));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }
}
