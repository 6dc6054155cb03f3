import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Counter } from 'prom-client';
import { beginAtZero, observeLater } from '../runtime/observations.js';
import { messagesPublished, publishFailures, publishSeconds } from './metrics.js';

const KINDS = ['no_producer', 'timeout', 'queue_full', 'other'] as const;
type FailureKind = (typeof KINDS)[number];

/** What the native client says, which knows failures by their text alone. */
const SAID: readonly (readonly [text: string, kind: FailureKind])[] = [
  ['TimeOut', 'timeout'],
  ['QueueIsFull', 'queue_full'],
  ['AlreadyClosed', 'no_producer'],
  ['NotConnected', 'no_producer'],
];

/** What is measured of sending to one topic. Its series are found once, not for every message. */
export class PublishMetrics {
  private readonly published;
  private readonly seconds;
  private readonly failures: Readonly<Record<FailureKind, Counter.Internal>>;

  constructor(topic: TopicName) {
    this.published = messagesPublished.labels({ topic });
    this.seconds = publishSeconds.labels({ topic });
    this.failures = Object.fromEntries(
      KINDS.map((kind) => [kind, publishFailures.labels({ topic, kind })]),
    ) as Record<FailureKind, Counter.Internal>;
    // Of a series that begins with 1 nobody sees that it grew.
    for (const counter of [this.published, ...Object.values(this.failures)]) counter.inc(0);
    beginAtZero(publishSeconds, { topic });
  }

  acknowledged(seconds: number): void {
    this.published.inc();
    observeLater(this.seconds, seconds);
  }

  failed(error: unknown): void {
    const text = String(error);
    const [, kind = 'other'] = SAID.find(([said]) => text.includes(said)) ?? [];
    this.failures[kind].inc();
  }

  noProducer(): void {
    this.failures.no_producer.inc();
  }
}
