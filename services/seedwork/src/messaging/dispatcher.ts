import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { newTraceparent } from '../runtime/trace.js';
import { noteOperation } from '../tracing/process-span.js';
import { Decoder } from './decoder.js';
import { NoHandler } from './no-handler.js';
import type { Handled } from './outcome.js';
import type { Received } from './received.js';
import type { SchemaRegistry } from './registry.js';

/** What travels beside a message. */
export interface MessageContext {
  readonly traceparent: string;
}

/** What resolves with no `Handled` is done. */
export type Handle<M> = (message: M, context: MessageContext) => Promise<unknown>;

/** What a service handles, by message type. */
export type HandlerTable<T extends TopicName> = {
  readonly [Type in MessagesByTopic[T]['type']]?: Handle<Extract<MessagesByTopic[T], { type: Type }>>;
};

/** Finds who handles a message. */
export class Dispatcher<T extends TopicName> {
  private readonly table: ReadonlyMap<string, Handle<MessagesByTopic[T]>>;
  private readonly decoder: Decoder<T>;

  constructor(
    private readonly topic: T,
    handlers: HandlerTable<T>,
    registry: SchemaRegistry,
  ) {
    this.table = new Map(Object.entries(handlers));
    this.decoder = new Decoder(topic, registry);
  }

  /**
   * `ignored`: an event that this version does not know. Rejects with `Unavailable` when it cannot be handled now,
   * with `Undeliverable` when it never can.
   */
  async dispatch({ message, properties }: Received): Promise<Handled | 'ignored'> {
    const decoded = await this.decoder.decode(message.getData(), properties['schema'] ?? '');
    const handle = this.handlerOf(decoded);
    if (handle) {
      noteOperation(decoded.correlationId);
      const handled = await handle({ traceparent: properties['traceparent'] ?? newTraceparent() });
      return handled === 'refused' || handled === 'repeated' ? handled : 'done';
    }
    // An event has other readers.
    if (this.topic.startsWith('comandos/')) throw new NoHandler(decoded.type);
    return 'ignored';
  }

  private handlerOf(message: MessagesByTopic[T] | UnknownMessage) {
    if (message instanceof UnknownMessage) return undefined;
    const handle = this.table.get(message.type);
    return handle && ((context: MessageContext) => handle(message, context));
  }
}
