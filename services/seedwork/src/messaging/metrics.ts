import { Counter, Histogram } from 'prom-client';
import { observeHeld } from '../runtime/observations.js';

export const messagesPublished = new Counter({
  name: 'propalpes_messages_published_total',
  help: 'Messages that the broker acknowledged.',
  labelNames: ['topic'] as const,
});

export const publishSeconds = new Histogram({
  name: 'propalpes_publish_seconds',
  help: "From sending a message to the broker's acknowledgement; of what failed there is a count.",
  labelNames: ['topic'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  collect: observeHeld,
});

/** `kind`: no_producer (not there yet, or lost), timeout, queue_full or other. */
export const publishFailures = new Counter({
  name: 'propalpes_publish_failures_total',
  help: 'Messages that the broker did not acknowledge, by why.',
  labelNames: ['topic', 'kind'] as const,
});

export const messagesReceived = new Counter({
  name: 'propalpes_messages_received_total',
  help: 'Messages taken from the broker; one that comes again counts again.',
  labelNames: ['topic'] as const,
});

/**
 * `outcome`: done, refused (the domain said no), repeated (its receipt was there already: an earlier delivery was not
 * acknowledged, or an earlier attempt could not publish), ignored (an event type this version does not know) or
 * dead_letter.
 */
export const messagesHandled = new Counter({
  name: 'propalpes_messages_handled_total',
  help: 'Messages worked on to their end, by what became of them; one whose acknowledgement is lost comes again.',
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

export const messageLaneWaitSeconds = new Histogram({
  name: 'propalpes_message_lane_wait_seconds',
  help: 'From a message being received to its being first of its key.',
  labelNames: ['topic'] as const,
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 120, 600],
  collect: observeHeld,
});

export const messageAgeSeconds = new Histogram({
  name: 'propalpes_message_age_seconds',
  help: 'From a message being stored by the broker to its acknowledgement.',
  labelNames: ['topic'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600],
  collect: observeHeld,
});

export const messageHandleSeconds = new Histogram({
  name: 'propalpes_message_handle_seconds',
  help: 'From a message being first of its key to its acknowledgement, with waits and retries.',
  labelNames: ['topic', 'type'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 120, 600],
  collect: observeHeld,
});
