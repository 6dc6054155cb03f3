import { TOPICS } from '@propalpes/schemas/catalogue';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Counter, Histogram } from 'prom-client';
import { beginAtZero, observeLater } from '../runtime/observations.js';
import {
  deadLetters,
  messageAgeSeconds,
  messageHandleSeconds,
  messageLaneWaitSeconds,
  messageRetries,
  messagesHandled,
  messagesReceived,
} from './metrics.js';
import type { Outcome } from './outcome.js';

const OUTCOMES: readonly Outcome[] = ['done', 'refused', 'repeated', 'ignored', 'dead_letter'];

interface OfType {
  readonly seconds: Histogram.Internal<'topic' | 'type'>;
  readonly handled: Readonly<Record<Outcome, Counter.Internal>>;
}

/** What is measured of the messages of one topic. Its series are found once, not for every message. */
export class ConsumerMetrics {
  private readonly received;
  private readonly laneWait;
  private readonly age;
  private readonly retries;
  private readonly ofTypes: ReadonlyMap<string, OfType>;
  private notGiven = 0;

  constructor(topic: TopicName) {
    this.received = messagesReceived.labels({ topic });
    this.laneWait = messageLaneWaitSeconds.labels({ topic });
    this.age = messageAgeSeconds.labels({ topic });
    this.retries = {
      transient: messageRetries.labels({ topic, kind: 'transient' }),
      bug: messageRetries.labels({ topic, kind: 'bug' }),
    };
    this.ofTypes = new Map([...TOPICS[topic].messages, 'other'].map((type) => [type, ofType(topic, type)]));
    this.begin(topic);
  }

  /** The type as a label has it: of the catalogue, or `other`. */
  labelOf(type: string | undefined): string {
    return type !== undefined && this.ofTypes.has(type) ? type : 'other';
  }

  /** Messages taken and not yet given. */
  get inHand(): number {
    return this.notGiven;
  }

  taken(): void {
    this.received.inc();
    this.notGiven += 1;
  }

  /** It is acknowledged, or goes back to the broker. */
  given(): void {
    this.notGiven -= 1;
  }

  waited(seconds: number): void {
    observeLater(this.laneWait, seconds);
  }

  retried(kind: 'transient' | 'bug'): void {
    this.retries[kind].inc();
  }

  /** `ageSeconds` is below zero where the clock of the broker is ahead of ours. */
  handled(label: string, outcome: Outcome, seconds: number, ageSeconds: number): void {
    const ofType = this.ofTypes.get(label);
    if (ofType) {
      observeLater(ofType.seconds, seconds);
      ofType.handled[outcome].inc();
    }
    observeLater(this.age, Math.max(0, ageSeconds));
  }

  /** What has not happened yet is 0: of a series that begins with 1 nobody sees that it grew. */
  private begin(topic: TopicName): void {
    this.received.inc(0);
    this.retries.transient.inc(0);
    this.retries.bug.inc(0);
    beginAtZero(messageLaneWaitSeconds, { topic });
    beginAtZero(messageAgeSeconds, { topic });
    for (const { handled } of this.ofTypes.values()) handled.repeated.inc(0);
    for (const reason of ['undecodable', 'unknown_schema', 'bug']) deadLetters.inc({ topic, reason }, 0);
  }
}

const ofType = (topic: string, type: string): OfType => ({
  seconds: messageHandleSeconds.labels({ topic, type }),
  handled: Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, messagesHandled.labels({ topic, type, outcome })]),
  ) as OfType['handled'],
});
