import { freePort } from '@propalpes/local/process/ports';
import { step, type Say } from '@propalpes/local/process/progress';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { planFaults } from '../faults/plan.js';
import { everyReplica, startFleet, stopFleet, urlsOf } from '../rig/replicas.js';
import { logDirectory } from '../rig/run.js';
import type { Subject } from './subject.js';

/** A system of our own, two replicas of each service, with lines to broker, database and each other that can be disturbed. */
export interface System extends Subject {
  close(): Promise<void>;
}

export interface SystemSettings {
  /** Of the broker. */
  readonly jvmFlags: readonly string[];
  /** Of every service, beside those that it needs. */
  readonly services: Readonly<Record<string, string>>;
}

/** Starts it with nothing in it. Resolves when every service is ready. */
export async function startSystem(
  say: Say,
  { jvmFlags, services: settings }: SystemSettings,
): Promise<System> {
  const opened: TcpProxy[] = [];
  const lineTo = async (host: string, port: number): Promise<TcpProxy> => {
    const line = new TcpProxy({ host, port });
    await line.restore();
    opened.push(line);
    return line;
  };
  let stack: Stack | undefined;
  const closeGround = async () => {
    await Promise.all(opened.map((line) => line.cut()));
    await stack?.close();
  };
  try {
    const bound = await freePort();
    const broker = await lineTo('127.0.0.1', bound);
    const running = await step(say, 'Starting a fresh broker and database', () =>
      startThrowawayStack({ jvmFlags, brokerSettings: (port) => listeners(port, bound, broker.port) }),
    );
    stack = running;
    const { hostname, port } = new URL(running.env.MONGODB_URI);
    const database = await lineTo(hostname, Number(port));
    const services = new Map<string, TcpProxy>();
    const lines = { broker, database, services };
    const way = async (service: string, url: string): Promise<string> => {
      // nobody asks it but the load, which knows what it lost
      if (service === 'bff-web') return url;
      const line = await lineTo('127.0.0.1', Number(new URL(url).port));
      services.set(service, line);
      return `http://127.0.0.1:${line.port}`;
    };
    const admin = new BrokerAdmin(running.env.PULSAR_ADMIN_URL);
    await admin.keepEverything('propalpes/comandos');
    const env = {
      ...running.env,
      PULSAR_SERVICE_URL: `pulsar://127.0.0.1:${broker.port}`,
      // a member of a replica set would tell the client its own address, past the line
      MONGODB_URI: `mongodb://127.0.0.1:${database.port}/?directConnection=true`,
      NODE_ENV: 'production',
      ...settings,
    };
    const fleet = await step(say, 'Starting the services', () => startFleet(env, logDirectory, way));
    const close = async () => {
      await stopFleet(fleet);
      await closeGround();
    };
    const replicas = everyReplica(fleet);
    return {
      bffs: urlsOf(fleet, 'bff-web'),
      env: running.env,
      admin,
      database: running.database.kind,
      watched: () => Promise.resolve(replicas.filter(({ isRunning }) => isRunning)),
      deaths: () => Promise.resolve(replicas.flatMap(({ deaths }) => deaths)),
      faults: (extent) => planFaults({ stack: running, fleet, lines }, extent),
      recovered: () => Promise.all(replicas.map((replica) => replica.ready())),
      close,
    };
  } catch (error) {
    await closeGround();
    throw error;
  }
}

/** Who comes through `bound`, where the line leads, is told that the broker is at the line's own port, and stays on it. */
const listeners = (port: number, bound: number, line: number): Record<string, string> => ({
  advertisedAddress: '',
  internalListenerName: 'internal',
  advertisedListeners: `internal:pulsar://127.0.0.1:${port},line:pulsar://127.0.0.1:${line}`,
  bindAddresses: `line:pulsar://127.0.0.1:${bound}`,
});
