import { step, type Say } from '@propalpes/local/process/progress';
import type { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { planFaults } from '../faults/plan.js';
import { startOperator, type Operator } from '../rig/operator.js';
import { everyReplica, startFleet, stopFleet, urlsOf } from '../rig/replicas.js';
import { Lines, listeners } from './lines.js';
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
  /** Where they write what they log. */
  readonly logs: string;
  /** Whether the operator is at work, for faults to be done to it. */
  readonly operated: boolean;
}

/** It has lines of its own to broker and database, beside the one of all others: where operations are kept, half a partition hurts most. */
const LONE = 'auditoria#1';

/** Starts it with nothing in it. Resolves when every service is ready. */
export async function startSystem(
  say: Say,
  { jvmFlags, services: settings, logs, operated }: SystemSettings,
): Promise<System> {
  const lines = new Lines();
  let stack: Stack | undefined;
  let operator: Operator | undefined;
  const closeGround = async () => {
    await operator?.stop();
    await lines.close();
    await stack?.close();
  };
  try {
    const [broker, brokerOfLone] = [await lines.toBroker(), await lines.toBroker()];
    const running = await step(say, 'Starting a fresh broker and database', () =>
      startThrowawayStack({
        jvmFlags,
        brokerSettings: (port) => listeners(port, [broker, brokerOfLone]),
      }),
    );
    stack = running;
    const { hostname, port } = new URL(running.env.MONGODB_URI);
    const database = await lines.open(hostname, Number(port));
    const databaseOfLone = await lines.open(hostname, Number(port));
    const services = new Map<string, TcpProxy>();
    const to = async (service: string, url: string): Promise<string> => {
      const line = await lines.open('127.0.0.1', Number(new URL(url).port));
      services.set(service, line);
      return urlOf(line);
    };
    const admin = new BrokerAdmin(running.env.PULSAR_ADMIN_URL);
    await admin.keepEverything('propalpes/comandos');
    if (operated) {
      const { PULSAR_ADMIN_URL } = running.env;
      // what it is not told to keep, it would have Pulsar forget
      operator = await step(say, 'Starting the operator', () =>
        startOperator(PULSAR_ADMIN_URL, ['comandos']),
      );
    }
    const env = {
      ...running.env,
      ...addresses(broker.line, database),
      NODE_ENV: 'production',
      ...settings,
    };
    const of = (replica: string) => (replica === LONE ? addresses(brokerOfLone.line, databaseOfLone) : {});
    const fleet = await step(say, 'Starting the services', () => startFleet(env, logs, { to, of }));
    const close = async () => {
      await stopFleet(fleet);
      await closeGround();
    };
    const replicas = everyReplica(fleet);
    const ofReplica = { name: LONE, broker: brokerOfLone.line, database: databaseOfLone };
    const ground = { stack: running, fleet, lines: { broker: broker.line, database, services, ofReplica } };
    const [, ...otherBffs] = urlsOf(fleet, 'bff-web');
    const toBff = services.get('bff-web');
    return {
      bffs: [...(toBff ? [urlOf(toBff)] : []), ...otherBffs],
      env: running.env,
      admin,
      database: running.database.kind,
      watched: () => Promise.resolve(replicas.filter(({ isRunning }) => isRunning)),
      deaths: () => Promise.resolve(replicas.flatMap(({ deaths }) => deaths)),
      faults: (extent) => {
        if (!operator) throw new Error('faults are for a system that has an operator');
        return planFaults({ ...ground, operator }, extent);
      },
      recovered: () => Promise.all(replicas.map((replica) => replica.ready())),
      close,
    };
  } catch (error) {
    await closeGround();
    throw error;
  }
}

const urlOf = ({ port }: TcpProxy): string => `http://127.0.0.1:${port}`;

/** Settings of a service. A member of a replica set would tell its clients its own address, past the line. */
const addresses = (broker: TcpProxy, database: TcpProxy) => ({
  PULSAR_SERVICE_URL: `pulsar://127.0.0.1:${broker.port}`,
  MONGODB_URI: `mongodb://127.0.0.1:${database.port}/?directConnection=true`,
});
