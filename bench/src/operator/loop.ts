import { fileURLToPath } from 'node:url';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';
import { residentMiB } from '../processes.js';

/** The default of the operator. */
export const RESYNC_MS = 30_000;

const main = fileURLToPath(import.meta.resolve('@propalpes/operator/main'));

/** The operator as a process of its own, with the resync that it has by default. */
export class Loop {
  readonly process: ManagedProcess;
  readonly #url: string;
  #peakMiB = 0;

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.#url = `http://127.0.0.1:${port}`;
    this.process = new ManagedProcess({
      name: 'operator',
      command: process.execPath,
      args: [main, 'run'],
      env: {
        ...process.env,
        ...env,
        MANAGEMENT_PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
      },
      ready: (signal) =>
        until(async (abort) => (await fetch(`${this.#url}/readyz`, { signal: abort })).ok, {
          what: 'the operator',
          withinMs: 30_000,
          signal,
        }),
      graceMs: 10_000,
      line: () => undefined,
    });
  }

  static async create(env: Readonly<Record<string, string>>): Promise<Loop> {
    return new Loop(await freePort(), env);
  }

  /** Sum of a metric over all its labels, or over those lines that hold `label`. */
  async metric(name: string, label = ''): Promise<number> {
    const text = await (await fetch(`${this.#url}/metrics`, { signal: AbortSignal.timeout(10_000) })).text();
    return text
      .split('\n')
      .filter((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) && line.includes(label))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }

  /** Waits until each of so many objects has been worked on as often again. To answer is work, too: ask seldom in a measurement. */
  async resyncs(count: number, objects: number, everyMs = 500): Promise<void> {
    const worked = () => this.metric('operator_reconciles_total');
    const enough = (await worked()) + count * objects;
    const withinMs = (count + 1) * RESYNC_MS + 60_000;
    await until(async () => (await worked()) >= enough, { what: 'a resync', withinMs, everyMs });
  }

  /** Largest resident memory that was seen while the work went on, in MiB. */
  async peakDuring(work: Promise<unknown>): Promise<number> {
    this.#peakMiB = 0;
    const sampling = setInterval(() => void this.#sample(), 250);
    try {
      await work;
    } finally {
      clearInterval(sampling);
    }
    await this.#sample();
    return this.#peakMiB;
  }

  async #sample(): Promise<void> {
    this.#peakMiB = Math.max(this.#peakMiB, await residentMiB(this.process.pid));
  }
}
