import type { TopicName } from '@propalpes/schemas/generated/types';
import { Gauge } from 'prom-client';

/** What every scrape asks of a consumer: to count it for every message costs more. */
export interface Followed {
  readonly connected: () => boolean;
  readonly inHand: () => number;
}

const nobody: Followed = { connected: () => false, inHand: () => 0 };
const consumers = new Map<TopicName, Followed>();

new Gauge({
  name: 'propalpes_consumer_connected',
  help: 'Whether the subscription to the topic is being read: 0 also before it begins and while it is left to others.',
  labelNames: ['topic'] as const,
  collect() {
    for (const [topic, { connected }] of consumers) this.set({ topic }, connected() ? 1 : 0);
  },
});

new Gauge({
  name: 'propalpes_messages_in_hand',
  help: 'Messages received and not yet acknowledged.',
  labelNames: ['topic'] as const,
  collect() {
    for (const [topic, { inHand }] of consumers) this.set({ topic }, inHand());
  },
});

/** There will be a consumer of the topic: until there is, it is not connected. */
export function expectConsumer(topic: TopicName): void {
  consumers.set(topic, nobody);
}

export function followConsumer(topic: TopicName, consumer: Followed): void {
  consumers.set(topic, consumer);
}
