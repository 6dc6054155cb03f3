import { fileURLToPath } from 'node:url';

import { ManagedProcess, type Exit } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';

import { setting } from '../integration/real-broker.js';

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** `main.js run` as a pod has it: settings from the environment alone. */
export class OperatorProcess {
  /** What it printed, over all its lives. */
  readonly lines: string[] = [];
  readonly #process: ManagedProcess;

  private constructor(
    private readonly port: number,
    env: Record<string, string>,
  ) {
    this.#process = new ManagedProcess({
      name: 'operator',
      command: process.execPath,
      args: [main, 'run'],
      env,
      ready: (signal) =>
        until(async () => (await this.get('/healthz')).status === 200, {
          what: 'life of the operator',
          withinMs: 15_000,
          signal,
        }),
      graceMs: 10_000,
      line: (text) => this.lines.push(text),
    });
  }

  static async prepare(settings: Record<string, string>): Promise<OperatorProcess> {
    const port = await freePort();
    return new OperatorProcess(port, {
      PULSAR_ADMIN_URL: setting('PULSAR_ADMIN_URL'),
      HOST: '127.0.0.1',
      MANAGEMENT_PORT: String(port),
      ...settings,
    });
  }

  /** Resolves once it answers; rejects with what it said last when it ends before. */
  start(): Promise<void> {
    return this.#process.start();
  }

  /** As a node that loses its power. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  /** SIGTERM, and SIGKILL after ten seconds; how it ended, undefined when it did not run. */
  async stop(): Promise<Exit | undefined> {
    const { exit } = this.#process;
    await this.#process.stop();
    return exit;
  }

  async get(path: string): Promise<{ readonly status: number; readonly body: string }> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      signal: AbortSignal.timeout(5_000),
    });
    return { status: response.status, body: await response.text() };
  }
}
