import type { TopicName } from '@propalpes/schemas/generated/types';
import { Gauge } from 'prom-client';

const consumers = new Map<TopicName, () => boolean>();

new Gauge({
  name: 'propalpes_consumer_connected',
  help: 'Whether the subscription to the topic is being read: 0 also before it begins and while it is left to others.',
  labelNames: ['topic'] as const,
  collect() {
    for (const [topic, connected] of consumers) this.set({ topic }, connected() ? 1 : 0);
  },
});

/** There will be a consumer of the topic: until there is, it is not connected. */
export function expectConsumer(topic: TopicName): void {
  consumers.set(topic, () => false);
}

/** From here on every scrape asks whether it is connected. */
export function followConsumer(topic: TopicName, connected: () => boolean): void {
  consumers.set(topic, connected);
}
