import { until } from '@propalpes/seedwork/testing/until';
import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';

export interface StreamEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** Reads server-sent events as a browser does: an id without data is remembered, and raises no event. */
export class StreamClient {
  readonly events: StreamEvent[] = [];
  lastEventId = '';
  comments = 0;
  ended = false;
  #rest = '';

  private constructor(
    readonly response: IncomingMessage,
    private readonly request: ClientRequest,
  ) {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (this.#rest + chunk).split('\n\n');
      this.#rest = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block.split('\n'));
    });
    response.on('error', () => undefined).once('close', () => (this.ended = true));
  }

  /** Resolves with whatever was answered. */
  static async open(url: string, lastEventId = ''): Promise<StreamClient> {
    const headers = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
    const request = get(url, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    return new StreamClient(response, request);
  }

  /** Opens and waits until it is told from where on it gets events. */
  static async following(url: string, lastEventId = ''): Promise<StreamClient> {
    const client = await StreamClient.open(url, lastEventId);
    await until('a position', () => client.lastEventId !== '');
    return client;
  }

  async received(count: number, withinMs = 10_000): Promise<StreamEvent[]> {
    await until(`${count} events`, () => this.events.length >= count, withinMs);
    return this.events;
  }

  close(): void {
    this.request.destroy();
  }

  #take(lines: readonly string[]): void {
    const fields = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')), line.replace(/^[^:]*: ?/, '')]),
    );
    if (fields.has('')) this.comments += 1;
    this.lastEventId = fields.get('id') ?? this.lastEventId;
    const data = fields.get('data');
    if (data === undefined) return;
    this.events.push({
      id: this.lastEventId,
      type: fields.get('event') ?? 'message',
      data: JSON.parse(data) as unknown,
    });
  }
}
