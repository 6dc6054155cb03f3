import { Counter, Gauge, Histogram } from 'prom-client';

// Apart from those of consumers: a service without a feed must not say that its feed is not connected.

export const feedConnected = new Gauge({
  name: 'propalpes_feed_connected',
  help: 'Whether the topics of the feed are being read.',
});

export const feedEventAge = new Histogram({
  name: 'propalpes_feed_event_age_seconds',
  help: 'From an event being decided to the feed having it; of what was there before the feed there is nothing.',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600],
});

export const feedMemory = new Gauge({
  name: 'propalpes_feed_resident_memory_bytes',
  help: 'Memory of the process that follows the topics of the feed.',
});

export const feedUnreadable = new Counter({
  name: 'propalpes_feed_unreadable_total',
  help: 'Events that nobody can decode, left out of the feed.',
  labelNames: ['topic'] as const,
});
