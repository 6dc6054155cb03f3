import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A service of this workspace as a process of its own, on free ports. */
export class ServiceProcess {
  stdout = '';
  stderr = '';
  readonly exited: Promise<Exit>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly ports: { readonly rest: number; readonly management: number },
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        resolve({ code, signal });
      });
    });
  }

  static async start(service: string, env: Record<string, string>): Promise<ServiceProcess> {
    const main = fileURLToPath(new URL(`../../../${service}/dist/src/main.js`, import.meta.url));
    const [rest, management] = await freePorts();
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        PORT: String(rest),
        MANAGEMENT_PORT: String(management),
        ...env,
      },
    });
    return new ServiceProcess(child, { rest, management });
  }

  /** Where its API is. */
  get url(): string {
    return `http://127.0.0.1:${this.ports.rest}`;
  }

  /** Calls its API. */
  rest(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}${path}`, init);
  }

  /** Calls its management port. */
  management(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.ports.management}${path}`);
  }

  /** Resolves when it says that it is ready. */
  async ready(withinMs = 60_000): Promise<this> {
    await until('ready', async () => (await this.management('/readyz')).ok, withinMs);
    return this;
  }

  /** Sends a signal and resolves with how it ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Exit> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** Two ports that nobody listens on right now. */
async function freePorts(): Promise<[number, number]> {
  const servers = await Promise.all([listen(), listen()]);
  const [rest, management] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [rest, management] as [number, number];
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
