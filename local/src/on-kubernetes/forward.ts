import { ManagedProcess } from '../process/managed-process.js';
import { requireFree } from '../process/ports.js';
import { until } from '../process/until.js';
import type { Console } from '../supervisor/console.js';
import { readRunConfig, type RunConfig } from '../supervisor/run-config.js';
import { type ServiceEntry, services } from '../supervisor/services.js';
import { kubectlArguments } from './release.js';
import type { Access } from './target.js';

/** A Service that is reached on a port of this machine. */
interface Forwarded extends ServiceEntry {
  readonly localPort: number;
}

/** A process for each Service, which ends when its pod goes. Rejects with one line when a port is taken. */
export async function prepareForwards(access: Access, terminal: Console): Promise<ManagedProcess[]> {
  const config = readRunConfig(services);
  await requireFree([...config.services.values()].map(({ rest }) => rest));
  return forwardedBy(config).map((it) => forward(access, it, terminal));
}

/** What there is to open, a line for each Service. */
export function addresses(config: RunConfig = readRunConfig(services)): string {
  return forwardedBy(config)
    .map((it) => `  ${it.name.padEnd(12)} ${addressOf(it)}`)
    .join('\n');
}

/** Where the BFF is reached once it is forwarded. */
export function bffUrl(config: RunConfig = readRunConfig(services)): string {
  return `http://localhost:${config.services.get('bff-web')?.rest.port ?? 0}`;
}

function forwardedBy(config: RunConfig): Forwarded[] {
  return services.map((it) => ({ ...it, localPort: config.services.get(it.name)?.rest.port ?? it.port }));
}

function addressOf({ name, localPort }: Forwarded): string {
  return `http://localhost:${localPort}${name === 'bff-web' ? '/v1' : '/openapi.json'}`;
}

function forward(access: Access, it: Forwarded, terminal: Console): ManagedProcess {
  const ports = `${it.localPort}:${it.port}`;
  return new ManagedProcess({
    name: it.name,
    command: access.kubectl,
    args: kubectlArguments(access, ['port-forward', `service/${it.name}`, ports]),
    env: { ...process.env, ...access.env },
    ready: (signal) =>
      until(async (abort) => (await fetch(addressOf(it), { signal: abort })).status < 500, {
        what: `${addressOf(it)} answering`,
        withinMs: 30_000,
        signal,
      }),
    graceMs: 2_000,
    line: terminal.of(it.name),
  });
}
