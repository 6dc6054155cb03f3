import type { Values } from '@propalpes/local/on-kubernetes/release';
import { node } from '@propalpes/local/node/settings';
import { step, type Say } from '@propalpes/local/process/progress';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { Journal } from '../load/journal.js';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { platform } from './addresses.js';
import { BulkCommands } from './bulk-commands.js';
import type { Cluster } from './cluster.js';
import { secondsUntil } from './seconds-until.js';
import { whileTrickling } from './trickle.js';
import { verdictOf, type Counts } from './verdict-of.js';
import { drained, rateOf } from './work-off.js';

/** `BACKLOG=6000` is for machines, or people, with less time. */
export const COMMANDS = Number(process.env['BACKLOG'] ?? 20_000);

/** For the rate of one replica. */
const SAMPLE = 2_000;

const topic = 'comandos/compania';

/** Beside that of the database. */
const SLOW_PORT = 27_018;

/** How much later the database answers, and how many messages a replica works on meanwhile: two cores have time to spare. */
const WAIT_MS = 100;
const LANES = 4;

/** What a trickle has on its way in all topics, and then some. */
const FEW = 50;

export interface Backlog {
  /** Of the backlog, and of the trickle that went on until one replica was left. */
  readonly commands: number;
  readonly trickled: number;
  /** From the first command of the backlog until the autoscaler asked for all replicas, until they were ready, and, from the end of the work, until one was left. */
  readonly secondsToMaximum: number;
  readonly secondsToAllReady: number;
  readonly secondsBackToOne: number;
  /** Commands a second that one replica and four got done. */
  readonly rateOfOne: number;
  readonly rateOfFour: number;
  readonly findings: Counts;
}

/** Commands come faster than one replica of companias, whose database is slow, can handle them. */
export async function backlog(cluster: Cluster, say: Say): Promise<Backlog> {
  const database = new TcpProxy({ host: 'mongodb', port: 27_017 }, { host: '0.0.0.0', port: SLOW_PORT });
  await database.restore();
  try {
    await cluster.beginAnew(slow(1));
    const journal = new Journal();
    const commands = new BulkCommands(journal);
    try {
      const measured = await measure({ cluster, database, commands, say });
      const trickled = journal.acceptedSoFar - SAMPLE - COMMANDS;
      return { commands: COMMANDS, trickled, ...measured, findings: await verdictOf(journal, say) };
    } finally {
      await commands.close();
    }
  } finally {
    await database.cut();
  }
}

interface Parts {
  readonly cluster: Cluster;
  readonly database: TcpProxy;
  readonly commands: BulkCommands;
  readonly say: Say;
}

async function measure(parts: Parts): Promise<Omit<Backlog, 'commands' | 'trickled' | 'findings'>> {
  const { cluster, database, commands, say } = parts;
  const admin = new BrokerAdmin(platform.PULSAR_ADMIN_URL);
  const rateOfOne = await step(say, 'Measuring one replica', async () => {
    database.waitMs = WAIT_MS;
    await commands.send(SAMPLE);
    return rateOf(topic, admin, say);
  });
  database.waitMs = 0;
  await step(say, 'Draining', () => drained(admin));
  await cluster.upgrade(slow(4));
  database.waitMs = WAIT_MS;
  const onset = performance.now();
  const [secondsToMaximum, secondsToAllReady] = await step(say, `A backlog of ${COMMANDS}`, async () => {
    const sent = commands.send(COMMANDS);
    const asked = await secondsUntil(cluster, 'companias', '{.spec.replicas}', 4, onset);
    const ready = await secondsUntil(cluster, 'companias', '{.status.readyReplicas}', 4, onset);
    await sent;
    return [asked, ready] as const;
  });
  const rateOfFour = await step(say, 'Measuring four replicas', () => rateOf(topic, admin, say));
  const secondsBackToOne = await whileTrickling(commands, () => backToOne(parts, admin));
  return { secondsToMaximum, secondsToAllReady, secondsBackToOne, rateOfOne, rateOfFour };
}

/** In seconds, from the end of the backlog on. */
async function backToOne({ cluster, database, say }: Parts, admin: BrokerAdmin): Promise<number> {
  database.waitMs = 0;
  await step(say, 'Draining, but for a trickle', () => drained(admin, FEW));
  // with a slow database something is in hand whenever a replica goes
  database.waitMs = WAIT_MS;
  const over = performance.now();
  return step(say, 'Waiting for one replica to be left', () =>
    secondsUntil(cluster, 'companias', '{.status.replicas}', 1, over),
  );
}

/** At most so many replicas of companias, whose way to the database leads through this process. */
const slow = (maxReplicas: number): Values => ({
  global: { networkPolicy: { mongodb: { to: [], ports: [27_017, SLOW_PORT] } } },
  companias: {
    settings: { LANES, MONGODB_URI: `mongodb://${node.address}:${SLOW_PORT}/?directConnection=true` },
    autoscaling: { maxReplicas },
  },
});
