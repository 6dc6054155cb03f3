import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Broker } from '../../src/messaging/client.js';
import { Consumer, type ConsumerSettings } from '../../src/messaging/consumer.js';

const quick = { attemptDeadlineMs: 5000, minBackoffMs: 5, maxBackoffMs: 50 };

type Given<T extends TopicName> = Pick<ConsumerSettings<T>, 'topic' | 'handlers'> &
  Partial<ConsumerSettings<T>>;

/** Runs with a consumer of the topic's subscription that is quick to try again, and closes it whatever happens. */
export async function whileConsuming<T extends TopicName>(
  broker: Broker,
  settings: Given<T>,
  work: (consumer: Consumer<T>) => Promise<void>,
): Promise<void> {
  const consumer = new Consumer<T>(broker, {
    subscription: settings.topic.startsWith('comandos/') ? 'companias' : 'auditoria',
    lanes: 16,
    maxUnacknowledged: 64,
    usable: () => true,
    attempts: quick,
    ...settings,
  });
  try {
    await work(consumer);
  } finally {
    await consumer.close();
  }
}
