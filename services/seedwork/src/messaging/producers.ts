import type { Producer, ProducerConfig } from 'pulsar-client';
import { withDeadline } from '../runtime/deadline.js';
import type { Broker } from './client.js';
import { SETTLE_MS } from './native.js';

/** Rejects when the broker refuses it, and when it does not answer in time; one that comes later is closed. */
export async function openProducer(broker: Broker, config: ProducerConfig): Promise<Producer> {
  const opening = broker.client.createProducer(config);
  try {
    return await withDeadline(SETTLE_MS, config.topic, opening);
  } catch (error) {
    // It would hold its place at the broker for the life of the process.
    opening.then(
      (late) => closeProducer(broker, late),
      () => undefined,
    );
    throw error;
  }
}

/** What the client does not close in time goes with the process. */
export async function closeProducer({ log }: Broker, producer: Producer): Promise<void> {
  try {
    await withDeadline(SETTLE_MS, 'closing', producer.close());
  } catch (error) {
    log.warn({ err: error }, 'producer not closed');
  }
}
