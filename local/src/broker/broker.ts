import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Line } from '../process/output.js';
import { lastingTimeout } from '../process/lasting-timeout.js';
import { ManagedProcess } from '../process/managed-process.js';
import { until } from '../process/until.js';
import { javaBinary, requireJava } from '../setup/java.js';
import { pulsarHome } from '../setup/pulsar.js';
import { type BrokerPorts, brokerSettings, withSettings } from './broker-settings.js';
import { archiveFlags } from './class-archive.js';
import { standaloneArguments, temporaryDirectory } from './java-command.js';

export interface BrokerOptions extends BrokerPorts {
  /** Holds everything the broker remembers. */
  readonly dir: string;
  readonly line: Line;
  readonly readyWithinMs?: number;
  /** How long an orderly stop may take before it is forced. */
  readonly graceMs?: number;
  /** More flags for the JVM. */
  readonly jvmFlags?: readonly string[];
  /** More lines of its configuration file. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of one who may do everything, where the settings ask who comes. */
  readonly token?: string;
}

/** A Pulsar broker of our own on the loopback address: `restart()` and `kill()` keep its directory and ports. */
export class Broker extends ManagedProcess {
  private constructor(
    readonly serviceUrl: string,
    readonly adminUrl: string,
    ...spec: ConstructorParameters<typeof ManagedProcess>
  ) {
    super(...spec);
  }

  /** Prepares a broker without starting it. */
  static async prepare(options: BrokerOptions): Promise<Broker> {
    const {
      port,
      adminPort,
      bookiePort,
      dir,
      line,
      token,
      readyWithinMs = 120_000,
      graceMs = 20_000,
    } = options;
    const adminUrl = `http://127.0.0.1:${adminPort}`;
    const home = pulsarHome();
    const flags = [...archiveFlags(await requireJava()), ...(options.jvmFlags ?? [])];
    const configFile = await writeConfig(home, options);
    await emptyTemporary(dir);
    return new Broker(`pulsar://127.0.0.1:${port}`, adminUrl, {
      name: 'broker',
      command: javaBinary(),
      args: await standaloneArguments({ pulsarHome: home, configFile, dir, bookiePort, flags }),
      cwd: dir,
      ready: (signal) =>
        until((abort) => answersOk(`${adminUrl}/admin/v2/brokers/health`, token, abort), {
          what: 'The health check of the broker',
          withinMs: readyWithinMs,
          signal,
        }),
      graceMs,
      line,
    });
  }
}

/** Starts a broker and resolves once it passes its own health check, which writes and reads a message. */
export async function startBroker(options: BrokerOptions, signal?: AbortSignal): Promise<Broker> {
  const broker = await Broker.prepare(options);
  await broker.start(signal);
  return broker;
}

async function writeConfig(home: string, { dir, settings, ...ports }: BrokerOptions): Promise<string> {
  await mkdir(dir, { recursive: true });
  const base = await readFile(join(home, 'conf', 'standalone.conf'), 'utf8');
  const file = join(dir, 'standalone.conf');
  await writeFile(file, withSettings(base, { ...brokerSettings(ports), ...settings }));
  return file;
}

/** A broker that was killed leaves libraries of 12 MB there that it had unpacked. */
async function emptyTemporary(dir: string): Promise<void> {
  await rm(temporaryDirectory(dir), { recursive: true, force: true });
  await mkdir(temporaryDirectory(dir));
}

async function answersOk(url: string, token: string | undefined, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(url, {
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    signal: AbortSignal.any([signal, lastingTimeout(5_000)]),
  });
  return response.ok && (await response.text()) === 'ok';
}
