import { setTimeout as pause } from 'node:timers/promises';
import { describeExit, type ManagedProcess } from '../process/managed-process.js';
import { type Say, seconds } from '../process/progress.js';
import { Backoff } from './backoff.js';

/** Keeps processes alive until it is stopped, and then stops them in the reverse of the order in which they were added. */
export class Supervisor {
  readonly #groups: ManagedProcess[][] = [];
  readonly #stopping = new AbortController();
  readonly #keepers: Promise<void>[] = [];

  constructor(
    private readonly say: Say,
    private readonly backoff: () => Backoff = () => new Backoff(),
  ) {}

  /** Aborted as soon as the stop begins. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Starts processes side by side and resolves when all are ready; from then on a death is answered by a new start. */
  async start(group: readonly ManagedProcess[]): Promise<void> {
    this.stopping.throwIfAborted();
    this.#groups.push([...group]);
    await Promise.all(group.map((it) => this.#startFirst(it)));
    this.#keepers.push(...group.map((it) => this.#keepAlive(it)));
  }

  /** Stops the group added last first. Resolves when nothing runs. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#keepers);
    for (const group of this.#groups.reverse()) {
      for (const process of group.reverse()) {
        if (process.pid === undefined) continue;
        const started = performance.now();
        await process.stop();
        this.say(`${process.name} stopped in ${seconds(performance.now() - started)}`);
      }
    }
  }

  /** Kills everything at once. */
  async kill(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#groups.flat().map((it) => it.kill()));
  }

  async #startFirst(process: ManagedProcess): Promise<void> {
    const started = performance.now();
    await process.start(this.stopping);
    this.say(`${process.name} is ready after ${seconds(performance.now() - started)}`);
  }

  async #keepAlive(process: ManagedProcess): Promise<void> {
    const backoff = this.backoff();
    let since = performance.now();
    for (;;) {
      const how = await this.#death(process);
      if (how === undefined) return;
      const waitMs = backoff.next(performance.now() - since);
      this.say(`${process.name} ${how}; it is started again in ${seconds(waitMs)}`);
      await pause(waitMs, undefined, { signal: this.stopping }).catch(() => undefined);
      since = performance.now();
      await this.#startAgain(process);
    }
  }

  /** Resolves with what happened to the process, or with undefined once we are stopping. */
  async #death(process: ManagedProcess): Promise<string | undefined> {
    const exit = await Promise.race([process.exit ?? 'did not start', aborted(this.stopping)]);
    if (this.stopping.aborted || exit === undefined) return undefined;
    return typeof exit === 'string' ? exit : `died (${describeExit(exit)})`;
  }

  async #startAgain(process: ManagedProcess): Promise<void> {
    if (this.stopping.aborted) return;
    try {
      await process.start(this.stopping);
      this.say(`${process.name} is ready again`);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const settle = () => {
      resolve(undefined);
    };
    if (signal.aborted) settle();
    signal.addEventListener('abort', settle, { once: true });
  });
}
