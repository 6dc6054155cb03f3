import { z } from 'zod';
import { Fault } from '../process/fault.js';
import type { NamedPort } from '../process/ports.js';
import type { ServiceEntry } from './services.js';

/** The ports of everything that `make run` starts, each with the variable that moves it. */
export interface RunConfig {
  readonly host: string;
  readonly broker: NamedPort;
  readonly brokerAdmin: NamedPort;
  readonly bookie: NamedPort;
  readonly database: NamedPort;
  /** By service name. */
  readonly services: ReadonlyMap<string, ServicePorts>;
}

export interface ServicePorts {
  readonly rest: NamedPort;
  readonly management: NamedPort;
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((it) => it >= 1 && it <= 65_535);

/** Reads every port from the environment, or takes its default. Throws a one-line Fault for a malformed one and for one that is used twice. */
export function readRunConfig(
  entries: readonly ServiceEntry[],
  env: NodeJS.ProcessEnv = process.env,
): RunConfig {
  const port = (variable: string, fallback: number) => readPort(variable, fallback, env);
  const services = entries.map(({ name, port: rest, managementPort }) => {
    const prefix = name === 'bff-web' ? 'BFF' : name.toUpperCase().replaceAll('-', '_');
    const ports = {
      rest: port(`${prefix}_PORT`, rest),
      management: port(`${prefix}_MANAGEMENT_PORT`, managementPort),
    };
    return [name, ports] as const;
  });
  const config: RunConfig = {
    host: env['BIND_HOST'] ?? '127.0.0.1',
    broker: port('BROKER_PORT', 6650),
    brokerAdmin: port('BROKER_ADMIN_PORT', 8080),
    bookie: port('BOOKIE_PORT', 3181),
    database: port('DATABASE_PORT', 27017),
    services: new Map(services),
  };
  refuseTwins(allPorts(config));
  return config;
}

export function allPorts({ broker, brokerAdmin, bookie, database, services }: RunConfig): NamedPort[] {
  const ofServices = [...services.values()].flatMap(({ rest, management }) => [rest, management]);
  return [broker, brokerAdmin, bookie, database, ...ofServices];
}

function readPort(variable: string, fallback: number, env: NodeJS.ProcessEnv): NamedPort {
  const { success, data } = portNumber.safeParse(env[variable] ?? String(fallback));
  if (!success)
    throw new Fault(`${variable} must be a port between 1 and 65535, not "${env[variable] ?? ''}".`);
  return { variable, port: data };
}

function refuseTwins(ports: readonly NamedPort[]): void {
  const seen = new Map<number, string>();
  for (const { port, variable } of ports) {
    const first = seen.get(port);
    if (first !== undefined)
      throw new Fault(`${first} and ${variable} are both ${port}: give each a port of its own.`);
    seen.set(port, variable);
  }
}
