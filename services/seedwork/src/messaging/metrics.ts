import { Counter, Gauge, Histogram } from 'prom-client';

export const messagesPublished = new Counter({
  name: 'propalpes_messages_published_total',
  help: 'Messages that the broker acknowledged.',
  labelNames: ['topic'] as const,
});

/** `outcome`: done, ignored (an event type this version does not know) or dead_letter. */
export const messagesHandled = new Counter({
  name: 'propalpes_messages_handled_total',
  help: 'Messages acknowledged, by what became of them.',
  labelNames: ['topic', 'type', 'outcome'] as const,
});

/** `kind`: transient (waits for ever) or bug (few tries, then the dead-letter topic). */
export const messageRetries = new Counter({
  name: 'propalpes_message_retries_total',
  help: 'Attempts that failed and were made again.',
  labelNames: ['topic', 'kind'] as const,
});

export const deadLetters = new Counter({
  name: 'propalpes_dead_letters_total',
  help: 'Messages published to the dead-letter topic.',
  labelNames: ['topic', 'reason'] as const,
});

export const messagesInHand = new Gauge({
  name: 'propalpes_messages_in_hand',
  help: 'Messages received and not yet acknowledged.',
  labelNames: ['topic'] as const,
});

export const messageHandleSeconds = new Histogram({
  name: 'propalpes_message_handle_seconds',
  help: 'From a message being first of its key to its acknowledgement, with waits and retries.',
  labelNames: ['topic', 'type'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
});

export const feedConnected = new Gauge({
  name: 'propalpes_feed_connected',
  help: 'Whether the topics of the feed are being read.',
});

export const feedUnreadable = new Counter({
  name: 'propalpes_feed_unreadable_total',
  help: 'Events that nobody can decode, left out of the feed.',
  labelNames: ['topic'] as const,
});
