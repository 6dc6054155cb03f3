import { setTimeout as pause } from 'node:timers/promises';
import { describeExit, type ManagedProcess } from '../process/managed-process.js';
import { type Say, seconds } from '../process/progress.js';
import { Backoff } from './backoff.js';

interface Group {
  readonly processes: readonly ManagedProcess[];
  readonly stops: 'together' | 'in reverse';
}

/** Keeps processes alive until it is stopped, and then stops the last group first: its members side by side, or one by one in reverse. */
export class Supervisor {
  readonly #groups: Group[] = [];
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
  async start(processes: readonly ManagedProcess[], stops: Group['stops']): Promise<void> {
    this.stopping.throwIfAborted();
    this.#groups.push({ processes, stops });
    await Promise.all(processes.map((it) => this.#startFirst(it)));
    this.#keepers.push(...processes.map((it) => this.#keepAlive(it)));
  }

  /** Stops the group added last first. Resolves when nothing runs. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#keepers);
    for (const { processes, stops } of this.#groups.reverse()) {
      if (stops === 'together') await Promise.all(processes.map((it) => this.#stop(it)));
      else for (const process of [...processes].reverse()) await this.#stop(process);
    }
  }

  /** Kills everything at once. */
  async kill(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#groups.flatMap((it) => it.processes).map((it) => it.kill()));
  }

  async #startFirst(process: ManagedProcess): Promise<void> {
    const started = performance.now();
    await process.start(this.stopping);
    this.say(`${process.name} is ready after ${seconds(performance.now() - started)}`);
  }

  async #stop(process: ManagedProcess): Promise<void> {
    if (process.pid === undefined) return;
    const started = performance.now();
    await process.stop();
    this.say(`${process.name} stopped in ${seconds(performance.now() - started)}`);
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

  #isRunning(): boolean {
    return !this.stopping.aborted;
  }

  async #startAgain(process: ManagedProcess): Promise<void> {
    if (!this.#isRunning()) return;
    try {
      await process.start(this.stopping);
      this.say(`${process.name} is ready again`);
    } catch (error) {
      if (this.#isRunning()) this.say(error instanceof Error ? error.message : String(error));
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
