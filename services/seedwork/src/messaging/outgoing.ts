import { codecFor } from '@propalpes/schemas/codec';
import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import type { EncodedMessage } from '../application/encoded-message.js';
import { newId } from '../domain/id.js';

type OutgoingOf<T extends TopicName> = {
  [M in MessagesByTopic[T] as M['type']]: {
    readonly topic: T;
    readonly type: M['type'];
    readonly aggregateId: string;
    /** `null` on commands. */
    readonly aggregateVersion: number | null;
    readonly data: M['data'];
  };
}[MessagesByTopic[T]['type']];

/** A message before it has an envelope: what is said, about which aggregate, and where. */
export type Outgoing<T extends TopicName = TopicName> = T extends TopicName ? OutgoingOf<T> : never;

/** Why a message is sent: the operation it belongs to and the message that led to it. */
export interface Cause {
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string;
}

export interface EncodeOptions {
  readonly serviceName: string;
  /** Epoch ms: when what the message tells of happened. */
  readonly time: number;
  /** Where the sender must be able to send the same message again; else a new one. */
  readonly id?: string;
}

/** Puts the envelope around a message and encodes it. Throws `InvalidMessage` naming the field. */
export function encodeMessage(outgoing: Outgoing, cause: Cause, options: EncodeOptions): EncodedMessage {
  const { topic, type, aggregateId, aggregateVersion, data } = outgoing;
  const codec = codecFor(topic);
  const message = {
    id: options.id ?? newId(),
    time: options.time,
    ingestion: Date.now(),
    specversion: 'v1',
    type,
    datacontenttype: 'AVRO',
    serviceName: options.serviceName,
    correlationId: cause.correlationId,
    causationId: cause.causationId,
    aggregateId,
    aggregateVersion,
    data,
  } as MessagesByTopic[typeof topic];
  return {
    topic,
    key: aggregateId,
    properties: { type, schema: codec.fingerprint, traceparent: cause.traceparent },
    bytes: codec.encode(message),
  };
}
