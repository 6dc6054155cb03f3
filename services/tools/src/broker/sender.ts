import type { TopicName } from '@propalpes/schemas/generated/types';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { Broker } from '@propalpes/seedwork/messaging/client';
import { Publisher, type MessageSink, type PublisherSettings } from '@propalpes/seedwork/messaging/publisher';
import { untilFound } from '@propalpes/seedwork/messaging/until-lost';

const CONNECTED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** Publishes to whatever topics the messages belong to; a topic is opened with its first message. */
export class Sender implements MessageSink {
  private readonly publishers = new Map<TopicName, Promise<Publisher>>();

  constructor(
    private readonly broker: Broker,
    private readonly settings: Omit<PublisherSettings, 'topics'>,
  ) {}

  async publish(messages: readonly EncodedMessage[]): Promise<void> {
    for (const message of messages) await (await this.publisherOf(message.topic)).publish([message]);
  }

  async close(): Promise<void> {
    for (const publisher of this.publishers.values()) await (await publisher).close();
  }

  private publisherOf(topic: TopicName): Promise<Publisher> {
    const known = this.publishers.get(topic) ?? this.open(topic);
    this.publishers.set(topic, known);
    return known;
  }

  private async open(topic: TopicName): Promise<Publisher> {
    const publisher = new Publisher(this.broker, { ...this.settings, topics: [topic] });
    const deadline = AbortSignal.timeout(CONNECTED_WITHIN_MS);
    if (await untilFound(() => publisher.connected, deadline, LOOK_EVERY_MS)) return publisher;
    await publisher.close();
    throw new Unavailable(topic, `no producer within ${CONNECTED_WITHIN_MS} ms`);
  }
}
