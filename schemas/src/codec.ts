import type { Type } from 'avsc';

import { TopicType } from './avro/topic-type.js';
import { payloadName } from './avro/payload-union.js';
import { fingerprint } from './fingerprint.js';
import { TOPIC_SCHEMAS } from './generated/topics.js';
import type { MessagesByTopic, TopicName } from './generated/types.js';
import { InvalidMessage } from './invalid-message.js';

/** Writes the messages of one topic. */
export interface Codec<Message> {
  readonly topic: string;
  /** Text to register on the broker and to declare as a producer. */
  readonly schema: string;
  /** Names the schema in the property `schema` of each Pulsar message. */
  readonly fingerprint: string;
  /** @throws InvalidMessage naming the first field that the schema refuses */
  encode(message: Message): Buffer;
}

const codecs = new Map<TopicName, Codec<never>>();

/** The codec of a topic at the version this build was generated from. */
export function codecFor<T extends TopicName>(topic: T): Codec<MessagesByTopic[T]> {
  let codec = codecs.get(topic) as Codec<MessagesByTopic[T]> | undefined;
  if (codec === undefined) {
    codec = createCodec<MessagesByTopic[T]>(topic, TOPIC_SCHEMAS[topic]);
    codecs.set(topic, codec);
  }
  return codec;
}

/** A codec for any version of a topic's schema. */
export function createCodec<Message extends { type: string }>(topic: string, schema: string): Codec<Message> {
  const type = new TopicType(schema, { known: true });
  const writers = new Map(type.payloads.map((payload) => [payloadName(payload), type.writerOf(payload)]));
  return {
    topic,
    schema,
    fingerprint: fingerprint(schema),
    encode(message) {
      const writer = writers.get(message.type);
      if (writer === undefined)
        throw new InvalidMessage(topic, 'type', `one of ${[...writers.keys()].join(', ')}`);
      try {
        return write(writer, message);
      } catch (error) {
        throw explain(topic, writer, message) ?? error;
      }
    },
  };
}

// most messages take less than 1 KiB; a larger one is written twice, the second time in a buffer that fits
const scratch = Buffer.allocUnsafeSlow(16 * 1024);

function write(writer: Type, message: unknown): Buffer {
  const end = writer.encode(message, scratch);
  if (end >= 0) return Buffer.from(scratch.subarray(0, end));
  const buffer = Buffer.allocUnsafe(scratch.length - end);
  writer.encode(message, buffer);
  return buffer;
}

function explain(topic: string, writer: Type, message: unknown): InvalidMessage | undefined {
  const refused: InvalidMessage[] = [];
  writer.isValid(message, {
    errorHook: (path, _value, type) =>
      refused.push(new InvalidMessage(topic, path.join('.'), describe(type))),
  });
  return refused[0];
}

function describe(type: Type): string {
  const { types } = type as Type & { types?: readonly Type[] };
  if (types !== undefined) return types.map(describe).join(' or ');
  return type.typeName === 'record' ? `a ${String(type.name)}` : type.typeName;
}
