import { parse } from 'uuid';
import type { EncodedMessage } from '../application/encoded-message.js';
import type { Receipt } from '../application/repository.js';
import type { AggregateDocument } from './aggregate-schema.js';

type StoredReceipt = AggregateDocument['receipts'][number];

/** 16 bytes. Throws on what is not a uuid, so that no two ids can be taken for the same. */
const compact = (messageId: string): Buffer => Buffer.from(parse(messageId));

export function toStored(receipt: Receipt): { receipt: StoredReceipt; handled: Buffer } {
  const message = compact(receipt.messageId);
  const { outbox, traceparent } = receipt;
  return { receipt: { message, outbox, ...(traceparent && { traceparent }) }, handled: message };
}

/** What the message published; empty where its receipt has made room for later ones; `undefined` if it is new. */
export function outboxOf(
  document: AggregateDocument,
  messageId: string,
): readonly EncodedMessage[] | undefined {
  const wanted = compact(messageId);
  const receipt = document.receipts.find(({ message }) => message.equals(wanted));
  if (receipt) return receipt.outbox;
  return document.handled.some((message) => message.equals(wanted)) ? [] : undefined;
}

/** The spans of the messages since one published something, where somebody sees them. */
export function unansweredOf({ receipts }: AggregateDocument): readonly string[] {
  const since = receipts.slice(receipts.findLastIndex(({ outbox }) => outbox.length > 0) + 1);
  return since.flatMap(({ traceparent }) => traceparent ?? []);
}
