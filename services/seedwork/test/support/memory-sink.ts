import type { EncodedMessage } from '../../src/application/encoded-message.js';
import type { MessageSink } from '../../src/messaging/publisher.js';

/** Keeps what is published, in order. */
export class MemorySink implements MessageSink {
  readonly published: EncodedMessage[] = [];

  publish(messages: readonly EncodedMessage[]): Promise<void> {
    this.published.push(...messages);
    return Promise.resolve();
  }
}
