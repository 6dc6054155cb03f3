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
  /** Blocks of any kind that came. */
  blocks = 0;
  ended = false;
  #request: ClientRequest | undefined;
  #response: IncomingMessage | undefined;

  /** @param lastEventId after which event it begins */
  constructor(public lastEventId = '') {}

  /** Follows, and waits until it is told from where on it gets events. */
  static async following(url: string, lastEventId = ''): Promise<StreamClient> {
    const client = new StreamClient(lastEventId);
    await client.connect(url);
    await until('a position', () => client.blocks > 1);
    return client;
  }

  /** Asks for what comes after the last event that it has seen. Resolves with whatever is answered. */
  async connect(url: string): Promise<IncomingMessage> {
    const headers = this.lastEventId === '' ? {} : { 'last-event-id': this.lastEventId };
    const request = get(url, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    this.#request = request;
    this.#response = response;
    this.#read(response);
    return response;
  }

  async received(count: number, withinMs = 10_000): Promise<StreamEvent[]> {
    await until(`${count} events`, () => this.events.length >= count, withinMs);
    return this.events;
  }

  pause(): void {
    this.#response?.pause();
  }

  resume(): void {
    this.#response?.resume();
  }

  close(): void {
    this.#request?.destroy();
  }

  #read(response: IncomingMessage): void {
    let rest = '';
    this.ended = false;
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block.split('\n'));
    });
    response.on('error', () => undefined).once('close', () => (this.ended = true));
  }

  #take(lines: readonly string[]): void {
    this.blocks += 1;
    const fields = new Map(lines.map((line) => [line.replace(/:.*/, ''), line.replace(/^[^:]*: ?/, '')]));
    this.lastEventId = fields.get('id') ?? this.lastEventId;
    const data = fields.get('data');
    if (data === undefined) return;
    const type = fields.get('event') ?? 'message';
    this.events.push({ id: this.lastEventId, type, data: JSON.parse(data) as unknown });
  }
}
