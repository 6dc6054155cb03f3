import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { readerFor } from '@propalpes/schemas/tolerant-reader';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';

export type AnyMessage = MessagesByTopic[TopicName];

/** What was published under one key of one topic, in order, and how much of it is acknowledged. */
export class KeyLog {
  readonly messages: AnyMessage[] = [];
  private acknowledged = 0;

  constructor(readonly topic: TopicName) {}

  get head(): AnyMessage | undefined {
    return this.messages[this.acknowledged];
  }

  /** Another owner may have acknowledged it already. */
  acknowledge(message: AnyMessage): void {
    if (this.head === message) this.acknowledged += 1;
  }

  /** A broker that is killed forgets the last acknowledgements: it delivers again, in order. */
  forget(acknowledgements: number): void {
    this.acknowledged = Math.max(0, this.acknowledged - acknowledgements);
  }
}

/** The topics of the system, each message decoded as its reader gets it. */
export class Topics {
  private readonly logs = new Map<string, KeyLog>();

  publish({ topic, key, bytes }: EncodedMessage): void {
    const reader = readerFor(topic);
    this.log(topic, key).messages.push(reader.decode(bytes, reader.fingerprint) as AnyMessage);
  }

  /** Those with something to deliver. Nobody subscribes to outcomes. */
  get waiting(): KeyLog[] {
    return this.all.filter(({ topic, head }) => topic !== 'eventos/auditoria' && head !== undefined);
  }

  get all(): KeyLog[] {
    return [...this.logs.values()];
  }

  /** Everything that was published to a topic, repetitions too. */
  published<T extends TopicName>(topic: T): MessagesByTopic[T][] {
    return this.all
      .filter((log) => log.topic === topic)
      .flatMap(({ messages }) => messages as MessagesByTopic[T][]);
  }

  private log(topic: TopicName, key: string): KeyLog {
    const name = `${topic} ${key}`;
    const log = this.logs.get(name) ?? new KeyLog(topic);
    this.logs.set(name, log);
    return log;
  }
}
