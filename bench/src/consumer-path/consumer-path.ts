import { createBroker } from '@propalpes/seedwork/messaging/client';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { openDatabase } from '@propalpes/seedwork/persistence/connection';
import { createLog } from '@propalpes/seedwork/runtime/log';
import type { Stack } from '@propalpes/local/stack/stack';
import { until } from '@propalpes/local/process/until';
import { median, type Figure } from '../figure.js';
import { createSubscription } from '../subscription.js';
import { publishCommands } from './backlog.js';
import { BARE_SUBSCRIPTION, bareLoop } from './bare-loop.js';
import { handlerLoop } from './handler-loop.js';

const MESSAGES = 4000;
const ROUNDS = 5;

/** The full handler loop against the bare one, in turn, on the same backlog. */
export async function consumerPath({ env }: Stack, say: (text: string) => void): Promise<Figure[]> {
  const log = createLog({ service: 'bench', level: 'error' });
  const broker = createBroker({
    serviceUrl: env.PULSAR_SERVICE_URL,
    adminUrl: env.PULSAR_ADMIN_URL,
    tenant: 'propalpes',
    log,
  });
  const publisher = new Publisher(broker, {
    topics: ['comandos/compania', 'eventos/compania'],
    sendTimeoutMs: 30_000,
    maxPendingMessages: 1000,
  });
  await until(() => Promise.resolve(publisher.connected), {
    what: 'the publisher being connected',
    withinMs: 30_000,
  });
  await createSubscription(env.PULSAR_ADMIN_URL, 'comandos/compania', BARE_SUBSCRIPTION);

  const measured = { handler: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    await publishCommands(publisher, MESSAGES);
    const inDatabase = async (name: string, loop: typeof handlerLoop): Promise<number> => {
      const database = openDatabase({ uri: env.MONGODB_URI, name: `bench_${name}_${round}`, log });
      await database.opened;
      const perSecond = await loop(broker, publisher, database, MESSAGES);
      await database.connection.dropDatabase();
      await database.close();
      return perSecond;
    };
    const handlerFirst = round % 2 === 0;
    const first = await (handlerFirst ? inDatabase('handler', handlerLoop) : inDatabase('bare', bareLoop));
    const second = await (handlerFirst ? inDatabase('bare', bareLoop) : inDatabase('handler', handlerLoop));
    const [handler, bare] = handlerFirst ? [first, second] : [second, first];
    say(
      `consumer path, round ${round} of ${ROUNDS}: ${Math.round(handler)} against ${Math.round(bare)} messages a second`,
    );
    // The first round warms up both.
    if (round === 0) continue;
    measured.handler.push(handler);
    measured.bare.push(bare);
  }
  await publisher.close();
  await broker.close();

  const ratios = measured.handler.map((handler, round) => handler / (measured.bare[round] ?? NaN));
  return [
    { name: 'a) handler loop ÷ bare loop', value: median(ratios), unit: 'ratio', bar: { atLeast: 0.8 } },
    { name: 'a) handler loop', value: median(measured.handler), unit: 'messages/s' },
    { name: 'a) bare loop', value: median(measured.bare), unit: 'messages/s' },
  ];
}
