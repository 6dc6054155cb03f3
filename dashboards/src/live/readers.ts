import { setTimeout as pause } from 'node:timers/promises';
import { lastingTimeout } from '@propalpes/local/process/lasting-timeout';

const everyMs = 200;
const withinMs = 8_000;

/** What clients ask in turn: lists, one after the other, and what is no question at all. */
const questions = [
  '{ companias { nombre } }',
  '{ propiedades { nombre } }',
  '{ operaciones { id estado } }',
  '{ companias { nombre } operaciones { id } }',
  '{ noExiste }',
  'mutation { crearCompania(nombre: 7) { mensaje } }',
];

/** Clients that read, until they are stopped, and one that follows every event as often as it is cut off. */
export class Readers {
  readonly #ended = new AbortController();
  readonly #work: Promise<unknown>;

  /** `url`: of a BFF. */
  constructor(private readonly url: string) {
    this.#work = Promise.all([this.#ask(), this.#follow()]);
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#work;
  }

  async #ask(): Promise<void> {
    let turn = 0;
    await this.#again(() =>
      fetch(`${this.url}/v1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: questions[turn++ % questions.length] }),
        signal: AbortSignal.any([this.#ended.signal, lastingTimeout(withinMs)]),
      }),
    );
  }

  #follow(): Promise<void> {
    return this.#again(() => fetch(`${this.url}/stream`, { signal: this.#ended.signal }));
  }

  async #again(ask: () => Promise<Response>): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      await ask()
        .then((answer) => answer.text())
        // a part may be away on purpose, and the dashboards show that it is
        .catch(() => undefined);
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
