import { TOPICS } from '@propalpes/schemas/catalogue';
import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import type { Handle, HandlerTable } from '@propalpes/seedwork/messaging/dispatcher';

/** A handler for every type that the topic carries. */
export const handlerTable = <T extends TopicName>(
  topic: T,
  handlerOf: (type: MessagesByTopic[T]['type']) => Handle<MessagesByTopic[T]>,
): HandlerTable<T> =>
  Object.fromEntries(
    TOPICS[topic].messages.map((type) => [type, handlerOf(type as MessagesByTopic[T]['type'])]),
  ) as unknown as HandlerTable<T>;
