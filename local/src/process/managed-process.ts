import type { ChildProcess } from 'node:child_process';
import { type Line, Output } from './output.js';
import { type Command, spawnBound } from './spawn-bound.js';

export interface ProcessSpec extends Command {
  readonly name: string;
  /** Resolves when the process serves; it is told by the signal when that no longer matters. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** How long SIGTERM may take before SIGKILL. */
  readonly graceMs: number;
  readonly line: Line;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Run {
  readonly child: ChildProcess;
  readonly output: Output;
  readonly exit: Promise<Exit>;
}

/** One process that can be started, stopped, killed and started again, always with the same command. */
export class ManagedProcess {
  #run: Run | undefined;

  constructor(readonly spec: ProcessSpec) {}

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.#run?.child.pid;
  }

  /** Resolves when the current run is over; undefined when nothing runs. */
  get exit(): Promise<Exit> | undefined {
    return this.#run?.exit;
  }

  /** Starts the process and resolves once it serves. Rejects, leaving nothing running, when it dies first or the signal aborts. */
  async start(signal?: AbortSignal): Promise<void> {
    if (this.#run !== undefined) throw new Error(`${this.name} runs already`);
    const run = this.#spawn();
    const over = new AbortController();
    const scope = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
    try {
      await Promise.race([this.spec.ready(scope), this.#diedEarly(run)]);
    } catch (error) {
      await this.kill();
      throw error;
    } finally {
      over.abort();
    }
  }

  /** SIGTERM, then SIGKILL after the grace period. Resolves when the process is gone. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (run === undefined) return;
    run.child.kill('SIGTERM');
    const timer = setTimeout(() => run.child.kill('SIGKILL'), this.spec.graceMs);
    await run.exit;
    clearTimeout(timer);
  }

  /** SIGKILL, as a crash would. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const run = this.#run;
    if (run === undefined) return;
    run.child.kill('SIGKILL');
    await run.exit;
  }

  #spawn(): Run {
    const child = spawnBound(this.spec);
    const exit = new Promise<Exit>((resolve) => {
      child.once('error', () => {
        resolve({ code: 127, signal: null });
      });
      child.once('close', (code, signal) => {
        resolve({ code, signal });
      });
    });
    const run: Run = { child, output: new Output(child, this.spec.line), exit };
    this.#run = run;
    void exit.then(() => {
      if (this.#run === run) this.#run = undefined;
    });
    return run;
  }

  async #diedEarly({ exit, output }: Run): Promise<never> {
    const { code, signal } = await exit;
    throw new Error(
      `${this.name} stopped before it was ready (${describeExit({ code, signal })}). It said last:\n${output.tail}`,
    );
  }
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `exit code ${String(code)}` : signal;
}
