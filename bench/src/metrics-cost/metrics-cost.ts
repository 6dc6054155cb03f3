import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '@propalpes/local/process/until';
import type { Stack } from '@propalpes/local/stack/stack';
import { createBroker } from '@propalpes/seedwork/messaging/client';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { publishCommands } from '../consumer-path/backlog.js';
import { median, type Figure } from '../figure.js';

const PROGRAM = fileURLToPath(new URL('./worker.js', import.meta.url));
const MESSAGES = 4000;
const ROUNDS = 7;
/** For one round of one process. */
const WITHIN_MS = 60_000;

type Purpose = 'loud' | 'silent';

/** The handler loop with its metrics against the same without, in turn, by the processor time that a message takes. */
export async function metricsCost({ env }: Stack, say: (text: string) => void): Promise<Figure[]> {
  const log = createLog({ service: 'bench', level: 'error' });
  const broker = createBroker({
    serviceUrl: env.PULSAR_SERVICE_URL,
    adminUrl: env.PULSAR_ADMIN_URL,
    tenant: 'propalpes',
    log,
  });
  const publisher = new Publisher(broker, {
    topics: ['comandos/compania'],
    sendTimeoutMs: 30_000,
    maxPendingMessages: 1000,
  });
  await until(() => Promise.resolve(publisher.connected), {
    what: 'the publisher being connected',
    withinMs: 30_000,
  });
  const workers = { loud: await start('loud', env), silent: await start('silent', env) };
  const used = { loud: [] as number[], silent: [] as number[] };
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const order: Purpose[] = round % 2 === 0 ? ['loud', 'silent'] : ['silent', 'loud'];
      for (const purpose of order) {
        await publishCommands(publisher, MESSAGES);
        workers[purpose].send(MESSAGES);
        used[purpose].push(await answerOf(workers[purpose]));
      }
      const [loud = NaN, silent = NaN] = [used.loud.at(-1), used.silent.at(-1)];
      say(
        `metrics, round ${round} of ${ROUNDS}: ${loud.toFixed(1)} against ${silent.toFixed(1)} µs a message`,
      );
    }
  } finally {
    for (const worker of Object.values(workers)) worker.kill('SIGKILL');
    await publisher.close();
    await broker.close();
  }

  // The first round warms up both.
  const ratios = used.loud.slice(1).map((loud, round) => loud / (used.silent[round + 1] ?? NaN));
  return [
    {
      name: 'm) handler loop with ÷ without metrics',
      value: median(ratios),
      unit: 'CPU',
      bar: { atMost: 1.05 },
    },
    { name: 'm) handler loop with metrics', value: median(used.loud.slice(1)), unit: 'µs CPU/message' },
    { name: 'm) handler loop without', value: median(used.silent.slice(1)), unit: 'µs CPU/message' },
  ];
}

async function start(purpose: Purpose, env: Stack['env']): Promise<ChildProcess> {
  const worker = fork(PROGRAM, [purpose, `bench_metrics_${purpose}`], { env: { ...process.env, ...env } });
  await once(worker, 'message', { signal: AbortSignal.timeout(WITHIN_MS) });
  return worker;
}

async function answerOf(worker: ChildProcess): Promise<number> {
  const [used] = (await once(worker, 'message', { signal: AbortSignal.timeout(WITHIN_MS) })) as [number];
  return used;
}
