import { setTimeout as pause } from 'node:timers/promises';
import { node } from '@propalpes/local/node/settings';
import { step, type Say } from '@propalpes/local/process/progress';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { until } from '@propalpes/local/process/until';
import { Journal } from '../load/journal.js';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { handledTopics } from '../rig/services.js';
import { platform } from './addresses.js';
import { BulkCommands } from './bulk-commands.js';
import type { Cluster, Values } from './cluster.js';
import { verdictOf, type Counts } from './verdict-of.js';

/** `BACKLOG=6000` is for machines, or people, with less time. */
const COMMANDS = Number(process.env['BACKLOG'] ?? 20_000);

/** For the rate of one replica. */
const SAMPLE = 2_000;

const topic = 'comandos/compania';

/** Beside that of the database. */
const SLOW_PORT = 27_018;

/** How much later the database answers, and how many messages a replica works on meanwhile: two cores have time to spare. */
const WAIT_MS = 100;
const LANES = 4;

const MEASURED_MS = 30_000;

export interface Backlog {
  readonly commands: number;
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
      return { commands: COMMANDS, ...measured, findings: await verdictOf(journal, say) };
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

async function measure({
  cluster,
  database,
  commands,
  say,
}: Parts): Promise<Omit<Backlog, 'commands' | 'findings'>> {
  const admin = new BrokerAdmin(platform.PULSAR_ADMIN_URL);
  const rateOfOne = await step(say, 'Measuring one replica', async () => {
    database.waitMs = WAIT_MS;
    await commands.send(SAMPLE);
    return rate(admin, say);
  });
  database.waitMs = 0;
  await step(say, 'Draining', () => drained(admin));
  await cluster.upgrade(slow(4));
  database.waitMs = WAIT_MS;
  const onset = performance.now();
  const [secondsToMaximum, secondsToAllReady] = await step(say, `A backlog of ${COMMANDS}`, async () => {
    const sent = commands.send(COMMANDS);
    const asked = await secondsUntil(cluster, '{.spec.replicas}', 4, onset);
    const ready = await secondsUntil(cluster, '{.status.readyReplicas}', 4, onset);
    await sent;
    return [asked, ready] as const;
  });
  const rateOfFour = await step(say, 'Measuring four replicas', () => rate(admin, say));
  database.waitMs = 0;
  await step(say, 'Draining', () => drained(admin));
  const over = performance.now();
  const secondsBackToOne = await step(say, 'Waiting for one replica to be left', () =>
    secondsUntil(cluster, '{.status.replicas}', 1, over),
  );
  return { secondsToMaximum, secondsToAllReady, secondsBackToOne, rateOfOne, rateOfFour };
}

/** At most so many replicas of companias, whose way to the database leads through this process. */
const slow = (maxReplicas: number): Values => ({
  global: { networkPolicy: { mongodb: { to: [], ports: [27_017, SLOW_PORT] } } },
  companias: {
    settings: { LANES, MONGODB_URI: `mongodb://${node.address}:${SLOW_PORT}/?directConnection=true` },
    autoscaling: { maxReplicas },
  },
});

/** Commands a second that are acknowledged, from now on. */
async function rate(admin: BrokerAdmin, say: Say): Promise<number> {
  // What was in hand when the last replica came is over by then.
  await pause(5_000);
  const [before, began] = [await admin.acknowledged(topic), performance.now()];
  await pause(MEASURED_MS);
  const done = (await admin.acknowledged(topic)) - before;
  const perSecond = done / ((performance.now() - began) / 1000);
  say(`${perSecond.toFixed(1)} commands a second`);
  return perSecond;
}

/** Resolves when no service has anything left to do. */
async function drained(admin: BrokerAdmin): Promise<void> {
  const left = async () => {
    const backlogs = await Promise.all(handledTopics.map((path) => admin.backlog(path)));
    return backlogs.reduce((sum, each) => sum + each, 0);
  };
  await until(async () => (await left()) === 0 && (await left()) === 0, {
    what: 'the end of the backlog',
    withinMs: 900_000,
    everyMs: 1_000,
  });
}

/** Since `began`. */
async function secondsUntil(
  cluster: Cluster,
  path: string,
  replicas: number,
  began: number,
): Promise<number> {
  const look = () => cluster.kubectl('get', 'deployment', 'companias', `--output=jsonpath=${path}`);
  await until(async () => Number(await look()) === replicas, {
    what: `${replicas} replicas of companias`,
    withinMs: 240_000,
    everyMs: 500,
  });
  return (performance.now() - began) / 1000;
}
