import { readFile } from 'node:fs/promises';
import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import { freePorts } from '@propalpes/local/stack/services';
import type { Stack } from '@propalpes/local/stack/stack';
import { serviceProcess } from '@propalpes/local/supervisor/service-process';
import { services } from '@propalpes/local/supervisor/services';

export interface Running {
  readonly name: string;
  readonly url: string;
  readonly metricsUrl: string;
  readonly process: ManagedProcess;
}

/** Starts the named services against the stack, on free ports, and resolves when they are ready. */
export async function startServices({ env }: Stack, ...names: string[]): Promise<Running[]> {
  const config = await freePorts();
  const running = services
    .filter(({ name }) => names.includes(name))
    .map((entry) => {
      const quiet = { ...env, LOG_LEVEL: 'warn', NODE_ENV: 'production' };
      const process = serviceProcess(entry, config, quiet, () => undefined);
      return {
        name: entry.name,
        url: `http://127.0.0.1:${config.services.get(entry.name)?.rest.port ?? 0}`,
        metricsUrl: `http://127.0.0.1:${config.services.get(entry.name)?.management.port ?? 0}/metrics`,
        process,
      };
    });
  await Promise.all(running.map(({ process }) => process.start()));
  return running;
}

export const stopServices = (running: readonly Running[]): Promise<unknown> =>
  Promise.all(running.map(({ process }) => process.stop()));

/** Resident memory in MiB, from the kernel. */
export async function residentMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Processor time that a process has used, in ms, from the kernel, which counts in hundredths of a second. */
export async function cpuMs(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid ?? 'self'}/stat`, 'utf8');
  // The name of the program, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]];
  return (Number(user) + Number(system)) * 10;
}

/** Processor time that the host of a virtual machine has kept from it, all cores together, in ms since it started. */
export async function stolenMs(): Promise<number> {
  const [all = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const steal = all.trim().split(/\s+/)[8];
  return Number(steal) * 10;
}

export function urlOf(running: readonly Running[], wanted: string): string {
  const found = running.find(({ name }) => name === wanted);
  if (!found) throw new Error(`${wanted} does not run`);
  return found.url;
}

/** The sum of a counter over all processes and labels. */
export async function counterOf(running: readonly Running[], counter: string): Promise<number> {
  const texts = await Promise.all(running.map(async ({ metricsUrl }) => (await fetch(metricsUrl)).text()));
  const values = texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith(`${counter}{`) || line.startsWith(`${counter} `))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
  return values.reduce((sum, value) => sum + value, 0);
}
