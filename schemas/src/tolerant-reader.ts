import { LRUCache } from 'lru-cache';

import { payloadMark } from './avro/payload-union.js';
import { TopicType } from './avro/topic-type.js';
import { fingerprint } from './fingerprint.js';
import { TOPIC_SCHEMAS } from './generated/topics.js';
import type { Envelope, MessagesByTopic, TopicName } from './generated/types.js';
import { UndecodableMessage } from './undecodable-message.js';
import { UnknownFingerprint } from './unknown-fingerprint.js';
import { UnknownMessage } from './unknown-message.js';

type Read = (bytes: Buffer) => Envelope<string, unknown>;

export interface ReaderOptions {
  /** How many versions of other writers are kept ready, default 32. */
  versions?: number;
}

/** Reads the messages of one topic, whichever version of the schema they were written with. */
export class TolerantReader<Message> {
  readonly fingerprint: string;
  readonly #own: TopicType;
  readonly #readOwn: Read;
  readonly #readers: LRUCache<string, Read>;

  constructor(
    readonly topic: string,
    schema: string,
    { versions = 32 }: ReaderOptions = {},
  ) {
    const own = new TopicType(schema, { known: true });
    this.fingerprint = fingerprint(schema);
    this.#own = own;
    this.#readOwn = (bytes) => own.envelope.fromBuffer(bytes) as Envelope<string, unknown>;
    this.#readers = new LRUCache({ max: versions });
  }

  /** Whether `decode` can do without the writer's schema. */
  knows(writerFingerprint: string): boolean {
    return writerFingerprint === this.fingerprint || this.#readers.has(writerFingerprint);
  }

  /**
   * @param writerSchema text of the writer's schema, needed until its fingerprint is known
   * @throws UnknownFingerprint when that text is needed and missing
   * @throws UndecodableMessage when the bytes, or that text, make no sense here
   */
  decode(bytes: Buffer, writerFingerprint: string, writerSchema?: string): Message | UnknownMessage {
    const read = this.#readerOf(writerFingerprint, writerSchema);
    const message = this.#read(read, bytes);
    const payload = payloadMark(message.data);
    if (payload.name !== message.type) {
      throw new UndecodableMessage(this.topic, `its type is ${message.type} but its data ${payload.name}`);
    }
    return payload.known ? message : new UnknownMessage(message);
  }

  #read(read: Read, bytes: Buffer): Envelope<string, unknown> {
    try {
      return read(bytes);
    } catch (error) {
      throw new UndecodableMessage(this.topic, 'its bytes do not follow the schema', { cause: error });
    }
  }

  #readerOf(writerFingerprint: string, writerSchema: string | undefined): Read {
    if (writerFingerprint === this.fingerprint) return this.#readOwn;
    const known = this.#readers.get(writerFingerprint);
    if (known !== undefined) return known;
    if (writerSchema === undefined) throw new UnknownFingerprint(this.topic, writerFingerprint);
    const read = this.#resolve(writerFingerprint, writerSchema);
    this.#readers.set(writerFingerprint, read);
    return read;
  }

  #resolve(writerFingerprint: string, writerSchema: string): Read {
    try {
      const actual = fingerprint(writerSchema);
      if (actual !== writerFingerprint) throw new Error(`the text has fingerprint ${actual}`);
      const { envelope } = this.#own;
      const resolver = envelope.createResolver(new TopicType(writerSchema, { known: false }).envelope);
      return (bytes) => envelope.fromBuffer(bytes, resolver) as Envelope<string, unknown>;
    } catch (error) {
      throw new UndecodableMessage(
        this.topic,
        `schema ${writerFingerprint} cannot be read here: ${String(error)}`,
        {
          cause: error,
        },
      );
    }
  }
}

const readers = new Map<TopicName, TolerantReader<never>>();

/** The reader of a topic at the version this build was generated from. */
export function readerFor<T extends TopicName>(topic: T): TolerantReader<MessagesByTopic[T]> {
  let reader = readers.get(topic) as TolerantReader<MessagesByTopic[T]> | undefined;
  if (reader === undefined) {
    reader = new TolerantReader<MessagesByTopic[T]>(topic, TOPIC_SCHEMAS[topic]);
    readers.set(topic, reader as TolerantReader<never>);
  }
  return reader;
}
