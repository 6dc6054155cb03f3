import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { execa } from 'execa';
import { Fault } from './fault.js';

export interface NamedPort {
  readonly port: number;
  /** The environment variable that moves it. */
  readonly variable: string;
}

/** Rejects with one line that names the port, the variable and the process to stop, for the first port that is taken. */
export async function requireFree(ports: readonly NamedPort[]): Promise<void> {
  for (const { port, variable } of ports) {
    if (await isFree(port)) continue;
    throw new Fault(describeTaken({ port, variable }, await holder(port)));
  }
}

export function describeTaken({ port, variable }: NamedPort, holder: string | undefined): string {
  const who = holder === undefined ? 'another process' : holder;
  return `Port ${port} is taken by ${who}: stop it, or choose another port with ${variable}=<port>.`;
}

/** Who asked for one may not listen on it yet. */
const given = new Set<number>();

/** A port that nobody listens on right now, another one each time. Below the range from which the kernel gives out ports of its own accord, so that it stays free. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(15_000, 32_000);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port between 15000 and 32000');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    // every address: a listener on 0.0.0.0 must count as taken too
    server.listen(port, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

async function holder(port: number): Promise<string | undefined> {
  const { stdout } = await execa('ss', ['-Hltnp', `sport = :${port}`], { reject: false });
  const found = /\(\("([^"]+)",pid=(\d+)/.exec(stdout);
  return found === null ? undefined : `${found[1] ?? ''} (pid ${found[2] ?? ''})`;
}
