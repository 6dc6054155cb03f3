import { freePort } from '@propalpes/local/process/ports';
import { step, type Say } from '@propalpes/local/process/progress';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { startThrowawayStack } from '@propalpes/local/stack/stack';
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
  const bound = await freePort();
  const broker = new TcpProxy({ host: '127.0.0.1', port: bound });
  await broker.restore();
  const stack = await step(say, 'Starting a fresh broker and database', () =>
    startThrowawayStack({ jvmFlags, brokerSettings: (port) => listeners(port, bound, broker.port) }),
  );
  const { hostname, port } = new URL(stack.env.MONGODB_URI);
  const database = new TcpProxy({ host: hostname, port: Number(port) });
  await database.restore();
  const services = new Map<string, TcpProxy>();
  const lines = { broker, database, services };
  const cutAll = () => Promise.all([broker, database, ...services.values()].map((line) => line.cut()));
  const way = async (service: string, url: string): Promise<string> => {
    // nobody asks it but the load, which knows what it lost
    if (service === 'bff-web') return url;
    const line = new TcpProxy({ host: '127.0.0.1', port: Number(new URL(url).port) });
    await line.restore();
    services.set(service, line);
    return `http://127.0.0.1:${line.port}`;
  };
  try {
    const admin = new BrokerAdmin(stack.env.PULSAR_ADMIN_URL);
    await admin.keepEverything('propalpes/comandos');
    const env = {
      ...stack.env,
      PULSAR_SERVICE_URL: `pulsar://127.0.0.1:${broker.port}`,
      // a member of a replica set would tell the client its own address, past the line
      MONGODB_URI: `mongodb://127.0.0.1:${database.port}/?directConnection=true`,
      NODE_ENV: 'production',
      ...settings,
    };
    const fleet = await step(say, 'Starting the services', () => startFleet(env, logDirectory, way));
    const close = async () => {
      await stopFleet(fleet);
      await cutAll();
      await stack.close();
    };
    const replicas = everyReplica(fleet);
    return {
      bffs: urlsOf(fleet, 'bff-web'),
      env: stack.env,
      admin,
      database: stack.database.kind,
      watched: () => Promise.resolve(replicas),
      faults: (extent) => planFaults({ stack, fleet, lines }, extent),
      recovered: () => Promise.all(replicas.map((replica) => replica.ready())),
      close,
    };
  } catch (error) {
    await cutAll();
    await stack.close();
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
