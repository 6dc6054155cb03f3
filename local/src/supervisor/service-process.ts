import { join } from 'node:path';
import { checkout } from '../paths.js';
import { ManagedProcess } from '../process/managed-process.js';
import type { Line } from '../process/output.js';
import { until } from '../process/until.js';
import type { RunConfig } from './run-config.js';
import type { ServiceEntry } from './services.js';

/** A little more than the time that a service gives itself. */
const graceMs = 12_000;

const readyWithinMs = 60_000;

/** The process of one service; it is ready when its own `/readyz` says so. */
export function serviceProcess(
  entry: ServiceEntry,
  config: RunConfig,
  stack: Readonly<Record<string, string>>,
  line: Line,
): ManagedProcess {
  const { rest, management } = portsOf(entry.name, config);
  const readyUrl = `http://127.0.0.1:${management.port}/readyz`;
  return new ManagedProcess({
    name: entry.name,
    command: process.execPath,
    // no --enable-source-maps: it keeps 40 MiB of maps in every process, and the compiled code reads like its source
    args: [join(checkout, 'services', entry.name, 'dist', 'src', 'main.js')],
    env: {
      ...process.env,
      ...stack,
      ...addresses(entry, config),
      HOST: config.host,
      PORT: String(rest.port),
      MANAGEMENT_PORT: String(management.port),
    },
    ready: (signal) =>
      until(async (abort) => (await fetch(readyUrl, { signal: abort })).ok, {
        what: `${readyUrl} answering yes`,
        withinMs: readyWithinMs,
        signal,
      }),
    graceMs,
    line,
  });
}

export function addresses({ asks = {} }: ServiceEntry, config: RunConfig): Record<string, string> {
  const found = Object.entries(asks).map(
    ([variable, name]) => [variable, `http://127.0.0.1:${portsOf(name, config).rest.port}`] as const,
  );
  return Object.fromEntries(found);
}

function portsOf(name: string, { services }: RunConfig) {
  const ports = services.get(name);
  if (ports === undefined) throw new Error(`no service is called ${name}`);
  return ports;
}
