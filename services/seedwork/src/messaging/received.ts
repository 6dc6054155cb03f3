import type { Delivery } from './subscription.js';

/** A message with its properties, which are read once: each reading crosses into the native client. */
export interface Received extends Delivery {
  readonly properties: Readonly<Partial<Record<string, string>>>;
  /** Bounded: a type of the catalogue, or `other`. */
  readonly type: string;
}

export function received(delivery: Delivery, labelOf: (type: string | undefined) => string): Received {
  const properties: Received['properties'] = delivery.message.getProperties();
  return { ...delivery, properties, type: labelOf(properties['type']) };
}

/** What a log line says of a message, so that it can be followed from service to service. */
export const namesOf = ({ message, properties: { traceparent }, type }: Received) => ({
  type,
  key: message.getPartitionKey(),
  message_id: message.getMessageId().toString(),
  traceparent,
});
