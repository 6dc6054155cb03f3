import type { Delivery } from './subscription.js';

/** A message with its properties, which are read once: each reading crosses into the native client. */
export interface Received extends Delivery {
  readonly properties: Readonly<Partial<Record<string, string>>>;
  /** Bounded: a type that is handled, or `other`. */
  readonly type: string;
}

export function received(delivery: Delivery, handles: (type: string) => boolean): Received {
  const properties: Received['properties'] = delivery.message.getProperties();
  const { type } = properties;
  return { ...delivery, properties, type: type !== undefined && handles(type) ? type : 'other' };
}

/** What a log line says of a message, so that it can be followed from service to service. */
export const namesOf = ({ message, properties: { traceparent }, type }: Received) => ({
  type,
  key: message.getPartitionKey(),
  message_id: message.getMessageId().toString(),
  traceparent,
});
