/** Follows `/stream` of the BFF as a browser does: where a connection ends, it goes on elsewhere from its last event on. */
export class EventClient {
  /** Ids of the events that came, as they came. */
  readonly events: string[] = [];
  /** How often it was told that it has missed something. */
  resets = 0;
  #position: string | undefined;

  /** Whether it was told from where on it gets events. */
  get isFollowing(): boolean {
    return this.#position !== undefined;
  }

  /** Resolves when the connection is over, by the end of the answer or however it broke off. */
  async follow(bff: string, signal?: AbortSignal): Promise<void> {
    const headers = this.#position === undefined ? {} : { 'last-event-id': this.#position };
    for await (const block of blocksOf(await fetch(`${bff}/stream`, { headers, signal: signal ?? null })))
      this.#take(block);
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.replace(/:.*/, ''), line.replace(/^[^:]*: ?/, '')]),
    );
    this.#position = fields.get('id') ?? this.#position;
    const data = fields.get('data');
    if (data === undefined) return;
    const { id } = JSON.parse(data) as { readonly id?: string };
    if (id === undefined) this.resets += 1;
    else this.events.push(id);
  }
}

/** Subscribes to an operation. Resolves when the connection is over, with whether it was told that nothing more will come. */
export async function subscribe(bff: string, operacion: string): Promise<{ readonly completed: boolean }> {
  const response = await fetch(`${bff}/v1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: `subscription { operacion(id: "${operacion}") { estado } }` }),
  });
  let completed = false;
  for await (const block of blocksOf(response)) completed ||= block.startsWith('event: complete');
  return { completed };
}

async function* blocksOf(response: Response): AsyncGenerator<string, void> {
  if (!response.ok || response.body === null) throw new Error(`${response.url} answered ${response.status}`);
  let rest = '';
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks;
    }
  } catch {
    // a client that comes back does not ask why it was cut off
  }
}
