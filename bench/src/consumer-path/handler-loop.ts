import { crearCompania } from '@propalpes/companias/application/commands/crear-compania';
import { eventoDe } from '@propalpes/companias/infrastructure/compania-messages';
import { companiaModel, companiaRepository } from '@propalpes/companias/infrastructure/compania-repository';
import { systemClock } from '@propalpes/seedwork/application/clock';
import type { Broker } from '@propalpes/seedwork/messaging/client';
import { Consumer } from '@propalpes/seedwork/messaging/consumer';
import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import type { Publisher } from '@propalpes/seedwork/messaging/publisher';
import type { Database } from '@propalpes/seedwork/persistence/connection';
import { countdown } from './countdown.js';

/** Messages a second of the loop that the services run, from the first message to the last that is published. */
export async function handlerLoop(
  broker: Broker,
  publisher: Publisher,
  database: Database,
  count: number,
): Promise<number> {
  const model = companiaModel(database.connection);
  await model.createIndexes();
  const once = handleOnce({
    serviceName: 'companias',
    repository: companiaRepository(model),
    sink: publisher,
    clock: systemClock,
    documentOf: ({ aggregateId }) => aggregateId,
    outgoingOf: eventoDe,
  });
  const handle = once(crearCompania);
  const progress = countdown(count);
  const consumer = new Consumer(broker, {
    topic: 'comandos/compania',
    subscription: 'companias',
    lanes: 64,
    maxUnacknowledged: 256,
    usable: () => true,
    handlers: {
      CrearCompania: async (message, context) => {
        progress.begin();
        await handle(message, context);
        progress.end();
      },
    },
  });
  const perSecond = await progress.finished;
  await consumer.close();
  return perSecond;
}
