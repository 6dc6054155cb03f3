import { Schema, type SchemaDefinition } from 'mongoose';
import type { EncodedMessage } from '../application/encoded-message.js';

/** How many outboxes are kept for publishing again: only the last can be unpublished, the rest are slack. */
export const RECEIPTS_KEPT = 16;

/** What a subscription may hold unacknowledged: all of it comes again when its owner dies, perhaps to one aggregate. */
export const MOST_UNACKNOWLEDGED = 256;

/**
 * How many message ids are remembered. More than a subscription holds unacknowledged, because a broker that crashes
 * forgets its last second or so of acknowledgements, too: a busy aggregate may be sent more messages again than it has
 * receipts for.
 */
export const HANDLED_KEPT = 2 * MOST_UNACKNOWLEDGED;

/** The part of a document that every aggregate has. `_id` is the aggregate's id. */
export interface AggregateDocument {
  _id: string;
  version: number;
  receipts: { message: Buffer; outbox: readonly EncodedMessage[]; traceparent?: string }[];
  handled: Buffer[];
}

const encodedMessage = { _id: false, topic: String, key: String, properties: Object, bytes: Buffer };
const receipt = { _id: false, message: Buffer, outbox: [encodedMessage], traceparent: String };

/** A strict schema of an aggregate's fields, with version, receipts and the ids of handled messages beside them. */
export function aggregateSchema(collection: string, fields: SchemaDefinition): Schema {
  return new Schema(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      ...fields,
      receipts: [receipt],
      handled: [Buffer],
    },
    { collection, strict: 'throw', versionKey: false, minimize: false },
  );
}
