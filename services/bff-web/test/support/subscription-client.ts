import { until } from '@propalpes/seedwork/testing/until';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Answer } from './bff.js';

/** Subscribes over server-sent events, as graphql-sse does for one operation a connection. */
export class SubscriptionClient {
  readonly results: Answer['body'][] = [];
  comments = 0;
  completed = false;
  ended = false;

  private constructor(
    private readonly asking: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    asking.on('error', () => undefined);
    response.on('error', () => undefined).once('close', () => (this.ended = true));
    if (response.statusCode === 200) this.read();
  }

  /** Resolves with whatever is answered. */
  static async open(url: string, query: string, accept: string): Promise<SubscriptionClient> {
    const headers = { 'content-type': 'application/json', accept };
    const asking = request(url, { method: 'POST', headers, agent: false });
    asking.end(JSON.stringify({ query }));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    return new SubscriptionClient(asking, response);
  }

  async received(count: number): Promise<void> {
    await until(`${count} results`, () => this.results.length >= count);
  }

  close(): void {
    this.asking.destroy();
  }

  private read(): void {
    let rest = '';
    this.response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    });
  }

  private take(block: string): void {
    if (block === ':') this.comments += 1;
    else if (block === 'event: complete\ndata:') this.completed = true;
    else this.results.push(JSON.parse(block.replace('event: next\ndata: ', '')) as Answer['body']);
  }
}
