import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { until } from '@propalpes/local/process/until';
import type { Stack } from '@propalpes/local/stack/stack';
import { createBroker } from '@propalpes/seedwork/messaging/client';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { publishCommands } from './consumer-path/backlog.js';

const MESSAGES = 2000;
/** Rounds that do not count: a service lives for days, and takes half as long for a message once V8 has compiled it. */
const WARM_UP = 4;
const ROUNDS = 24;
/** How often the workers are started anew: what one process happens to be compiled to, it keeps for its life. */
const LIVES = 5;
/** For one round of one process. */
const WITHIN_MS = 180_000;

export interface InTurn<Purpose extends string> {
  readonly what: string;
  /** The program of a worker: it is started once for each purpose, with that and the name of a database. */
  readonly program: string;
  readonly purposes: readonly Purpose[];
  readonly env?: Record<string, string>;
  /** Of each message. */
  readonly traceparent?: () => string;
}

/** µs of processor time for a message, of each round that counts: the workers have the same work in turn. */
export async function inTurn<Purpose extends string>(
  turn: InTurn<Purpose>,
  stack: Stack,
  say: (text: string) => void,
): Promise<Record<Purpose, number[]>> {
  const used = Object.fromEntries(turn.purposes.map((it) => [it, [] as number[]])) as Record<
    Purpose,
    number[]
  >;
  const { publish, close } = await openPublisher(stack);
  try {
    for (let life = 1; life <= LIVES; life += 1) {
      const workers: [Purpose, ChildProcess][] = [];
      try {
        await startAll(turn, stack, workers);
        for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
          const told: string[] = [];
          for (const [purpose, worker] of round % 2 === 0 ? workers : workers.toReversed()) {
            await publish(MESSAGES, turn.traceparent);
            worker.send(MESSAGES);
            const microseconds = await answerOf(worker);
            if (round > 0) used[purpose].push(microseconds);
            told.push(`${purpose} ${microseconds.toFixed(1)}`);
          }
          const which = round > 0 ? `round ${round} of ${ROUNDS}` : 'warming up';
          say(`${turn.what}, life ${life} of ${LIVES}, ${which}: ${told.join(', ')} µs a message`);
        }
      } finally {
        for (const [, worker] of workers) worker.kill('SIGKILL');
      }
    }
  } finally {
    await close();
  }
  return used;
}

/** One of each round, by another of the same round. */
export const ratiosOf = (some: readonly number[], others: readonly number[]): number[] =>
  some.map((it, round) => it / (others[round] ?? NaN));

async function openPublisher({ env }: Stack) {
  const log = createLog({ service: 'bench', level: 'error' });
  const { PULSAR_SERVICE_URL: serviceUrl, PULSAR_ADMIN_URL: adminUrl } = env;
  const broker = createBroker({ serviceUrl, adminUrl, tenant: 'propalpes', log });
  const publisher = new Publisher(broker, {
    topics: ['comandos/compania'],
    sendTimeoutMs: 30_000,
    maxPendingMessages: 1000,
  });
  await until(() => Promise.resolve(publisher.connected), {
    what: 'the publisher being connected',
    withinMs: 30_000,
  });
  return {
    publish: (count: number, traceparent?: () => string) => publishCommands(publisher, count, traceparent),
    close: async (): Promise<void> => {
      await publisher.close();
      await broker.close();
    },
  };
}

async function startAll<Purpose extends string>(
  { what, program, purposes, env = {} }: InTurn<Purpose>,
  stack: Stack,
  workers: [Purpose, ChildProcess][],
): Promise<void> {
  for (const purpose of purposes) {
    const args = [purpose, `bench_${what}_${purpose}`];
    workers.push([purpose, await start(program, args, { ...stack.env, ...env })]);
  }
}

async function start(program: string, args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const worker = fork(program, args, { env: { ...process.env, ...env } });
  await once(worker, 'message', { signal: AbortSignal.timeout(WITHIN_MS) });
  return worker;
}

async function answerOf(worker: ChildProcess): Promise<number> {
  const [used] = (await once(worker, 'message', { signal: AbortSignal.timeout(WITHIN_MS) })) as [number];
  return used;
}
