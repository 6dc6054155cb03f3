import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { readerFor, type TolerantReader } from '@propalpes/schemas/tolerant-reader';
import { UndecodableMessage } from '@propalpes/schemas/undecodable-message';
import type { UnknownMessage } from '@propalpes/schemas/unknown-message';
import type { SchemaRegistry } from './registry.js';
import { Undeliverable } from './undeliverable.js';

/** Reads the bytes of a topic's messages, whichever version wrote them. */
export class Decoder<T extends TopicName> {
  private readonly reader: TolerantReader<MessagesByTopic[T]>;

  constructor(
    private readonly topic: T,
    private readonly registry: SchemaRegistry,
  ) {
    this.reader = readerFor(topic);
  }

  /** Rejects with `Undeliverable` (for ever) or `Unavailable` (the registry does not answer). */
  async decode(bytes: Buffer, fingerprint: string): Promise<MessagesByTopic[T] | UnknownMessage> {
    const text = this.reader.knows(fingerprint) ? undefined : await this.textOf(fingerprint);
    try {
      return this.reader.decode(bytes, fingerprint, text);
    } catch (error) {
      if (!(error instanceof UndecodableMessage)) throw error;
      throw new Undeliverable('undecodable', error.message, { cause: error });
    }
  }

  private async textOf(fingerprint: string): Promise<string> {
    const text = await this.registry.find(this.topic, fingerprint);
    if (text !== undefined) return text;
    throw new Undeliverable(
      'unknown_schema',
      `the registry has no schema "${fingerprint}" for ${this.topic}`,
    );
  }
}
