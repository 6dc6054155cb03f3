import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../src/paths.js';
import { freePort } from '../../src/process/ports.js';
import { until } from '../../src/process/until.js';
import { allPorts, readRunConfig, type RunConfig } from '../../src/supervisor/run-config.js';
import { services } from '../../src/supervisor/services.js';

const main = join(checkout, 'local', 'dist', 'src', 'run.js');

/** Ports and a state directory of its own for a whole system. */
export interface Place {
  readonly env: NodeJS.ProcessEnv;
  readonly config: RunConfig;
  remove(): Promise<void>;
}

export async function placeOfItsOwn(): Promise<Place> {
  const state = await mkdtemp(join(tmpdir(), 'propalpes-run-'));
  const ports: Record<string, string> = {};
  for (const { variable } of allPorts(readRunConfig(services, {})))
    ports[variable] = String(await freePort());
  const env = { ...process.env, ...ports, MONGODB_URI: '', STATE_DIRECTORY: state };
  return { env, config: readRunConfig(services, env), remove: () => rm(state, { recursive: true }) };
}

/** `make run`, as a process. */
export class RunningSystem {
  readonly lines: string[] = [];
  readonly exitCode: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => this.lines.push(line));
    this.exitCode = new Promise((resolve) => child.once('close', resolve));
    this.#child = child;
  }

  /** What it says itself: its services go on talking. */
  get ownLines(): string[] {
    return this.lines.filter((line) => /^(run +\||READY )/.test(line));
  }

  /** Resolves once a line with this text was printed; rejects with all that was printed when the process ends first. */
  async says(text: string): Promise<void> {
    const said = () => this.lines.some((line) => line.includes(text));
    const ended = this.exitCode.then(() => {
      if (!said()) throw new Error(`it ended before it said "${text}":\n${this.lines.join('\n')}`);
    });
    const saying = until(() => Promise.resolve(said()), {
      what: `"${text}"`,
      withinMs: 120_000,
      everyMs: 20,
    });
    await Promise.race([saying, ended]);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Its own processes die with it. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exitCode;
  }
}
