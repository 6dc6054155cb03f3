import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { describeExit, ManagedProcess, type Exit } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';
import type { CrashPoint } from '@propalpes/seedwork/runtime/crash-point';

const READY_WITHIN_MS = 60_000;
const GRACE_MS = 12_000;

/** Where a process is to die: at the `hit`-th passing of the point since it began. */
export interface OrderToDie {
  readonly point: CrashPoint;
  /** The type of the message that it handles, or sends, just then. */
  readonly message: string;
  readonly hit: number;
}

export interface ReplicaSettings {
  readonly service: string;
  readonly number: number;
  /** Where broker and database are. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its log goes. */
  readonly logs: string;
}

export const replicaName = (service: string, number: number): string => `${service}#${number}`;

/** One process of a service, started again and again on the same ports, perhaps with an order to die. */
export class Replica {
  /** How it ended where nobody had told it to. */
  readonly deaths: string[] = [];
  private process: ManagedProcess | undefined;

  private readonly ordered = new WeakSet<ManagedProcess>();

  private constructor(
    private readonly settings: ReplicaSettings,
    private readonly port: number,
    private readonly managementPort: number,
    private readonly line: (text: string) => void,
  ) {}

  static async create(settings: ReplicaSettings): Promise<Replica> {
    const log = createWriteStream(join(settings.logs, `${settings.service}-${settings.number}.log`));
    const line = (text: string) => {
      log.write(`${text}\n`);
    };
    return new Replica(settings, await freePort(), await freePort(), line);
  }

  get service(): string {
    return this.settings.service;
  }

  get name(): string {
    return replicaName(this.settings.service, this.settings.number);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Where it tells how it is. */
  get managementUrl(): string {
    return `http://127.0.0.1:${this.managementPort}`;
  }

  /** Starts it, with an order to die if `kill` is given. `exited` is the end of the process. */
  async start(kill?: OrderToDie): Promise<{ readonly exited: Promise<Exit> }> {
    const process = this.describe(kill);
    this.process = process;
    await process.start();
    const { exit, pid } = process;
    if (!exit) throw new Error(`${this.name} did not start`);
    // What kills it silently, such as the native client, is seen nowhere else.
    void exit.then((end) => {
      this.line(`ended by ${describeExit(end)}`);
      if (!kill && !this.ordered.has(process))
        this.deaths.push(`${this.name} (${pid}) by ${describeExit(end)}`);
    });
    return { exited: exit };
  }

  async ready(): Promise<void> {
    const url = `${this.managementUrl}/readyz`;
    await until(async (signal) => (await fetch(url, { signal })).ok, {
      what: `${this.name} being ready`,
      withinMs: READY_WITHIN_MS,
    });
  }

  async stop(): Promise<void> {
    await this.order()?.stop();
  }

  /** SIGKILL, wherever it is. */
  async kill(): Promise<void> {
    await this.order()?.kill();
  }

  /** Whoever is to end. */
  private order(): ManagedProcess | undefined {
    if (this.process) this.ordered.add(this.process);
    return this.process;
  }

  get isRunning(): boolean {
    return this.process?.pid !== undefined;
  }

  /** It stands still in the middle of whatever it does, until `thaw`. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.process?.pid === undefined) throw new Error(`${this.name} does not run`);
    process.kill(this.process.pid, signal);
  }

  private describe(kill: OrderToDie | undefined): ManagedProcess {
    const { service, env } = this.settings;
    return new ManagedProcess({
      name: this.name,
      command: process.execPath,
      args: ['--enable-source-maps', join(checkout, 'services', service, 'dist', 'src', 'main.js')],
      env: {
        ...process.env,
        ...env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        MANAGEMENT_PORT: String(this.managementPort),
        LOG_LEVEL: 'info',
        ...(kill && { CRASH_POINT: `${kill.point}:${kill.message}`, CRASH_AFTER: String(kill.hit) }),
      },
      // It may die before it is ready: whoever wants to know asks `ready`.
      ready: () => Promise.resolve(),
      graceMs: GRACE_MS,
      line: this.line,
    });
  }
}
