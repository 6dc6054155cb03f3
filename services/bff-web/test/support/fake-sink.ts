import { readerFor } from '@propalpes/schemas/tolerant-reader';
import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import type { MessageSink } from '@propalpes/seedwork/messaging/publisher';

type Comando = MessagesByTopic[TopicName & `comandos/${string}`];

/** A broker that keeps what it got. `acknowledge` decides when, or whether, a message is acknowledged. */
export class FakeSink implements MessageSink {
  readonly encoded: EncodedMessage[] = [];
  acknowledge: () => Promise<void> = () => Promise.resolve();

  async publish(messages: readonly EncodedMessage[]): Promise<void> {
    this.encoded.push(...messages);
    await this.acknowledge();
  }

  /** The commands, as a service would read them. */
  get commands(): Comando[] {
    return this.encoded.map(
      ({ topic, bytes, properties }) => readerFor(topic).decode(bytes, properties['schema'] ?? '') as Comando,
    );
  }

  clear(): void {
    this.encoded.length = 0;
    this.acknowledge = () => Promise.resolve();
  }
}
