import { Counter, Gauge } from 'prom-client';

// Apart from those of consumers: a service without a feed must not say that its feed is not connected.

export const feedConnected = new Gauge({
  name: 'propalpes_feed_connected',
  help: 'Whether the topics of the feed are being read.',
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
