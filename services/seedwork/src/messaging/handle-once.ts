import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import type { Clock } from '../application/clock.js';
import type { EncodedMessage } from '../application/encoded-message.js';
import type { MessageHandler } from '../application/message-handler.js';
import type { Loaded, Repository } from '../application/repository.js';
import { Unavailable } from '../application/unavailable.js';
import type { Aggregate, Decision } from '../domain/aggregate.js';
import { crashPoint } from '../runtime/crash-point.js';
import { causeToKeep, linkCauses } from '../tracing/causes.js';
import type { MessageContext } from './dispatcher.js';
import type { Handled } from './outcome.js';
import { encodeMessage, type Outgoing } from './outgoing.js';
import type { MessageSink } from './publisher.js';
import { isRefusal } from './refusal.js';

type AnyMessage = MessagesByTopic[TopicName];

export interface HandleOnceParts<S extends Aggregate, E> {
  readonly serviceName: string;
  readonly repository: Repository<S>;
  readonly sink: MessageSink;
  readonly clock: Clock;
  /** Which document a message is about. */
  readonly documentOf: (message: AnyMessage) => string;
  /** The messages that tell of a decided event. */
  readonly outgoingOf: (event: E, state: S) => Outgoing;
}

/** Conflicts are rare (two owners during a rebalance): a few immediate tries, then the lane's backoff. */
const IMMEDIATE_TRIES = 3;

/**
 * The unacknowledged message is the outbox: decide, save state and receipt in one write, publish, and only
 * then let the consumer acknowledge. A message handled before publishes the bytes of its receipt again.
 */
export function handleOnce<S extends Aggregate, E>(parts: HandleOnceParts<S, E>) {
  return <M extends AnyMessage, K>(handler: MessageHandler<M, S, E, K>) =>
    async (message: M, context: MessageContext): Promise<Handled> => {
      const { outbox, repeated } = await settle(parts, handler, message, context);
      crashPoint('after-save', message.type);
      await parts.sink.publish(outbox);
      crashPoint('after-publish', message.type);
      if (repeated) return 'repeated';
      return outbox.some(({ properties: { type } }) => isRefusal(type)) ? 'refused' : 'done';
    };
}

interface Settled {
  readonly outbox: readonly EncodedMessage[];
  /** Whether the receipt was there already. */
  readonly repeated?: true;
}

async function settle<M extends AnyMessage, S extends Aggregate, E, K>(
  parts: HandleOnceParts<S, E>,
  handler: MessageHandler<M, S, E, K>,
  message: M,
  context: MessageContext,
): Promise<Settled> {
  const { repository, documentOf } = parts;
  const id = documentOf(message);
  let loaded: Loaded<S> = handler.creates ? repository.unseen(id) : await repository.load(id);
  let read = !handler.creates;
  let duplicated = false;
  for (let tries = 0; tries < IMMEDIATE_TRIES; tries += 1) {
    const earlier = loaded.receiptOf(message.id);
    if (earlier) return { outbox: earlier, repeated: true };
    const known = await handler.consult?.(loaded.state, message);
    const decision = decide(handler, loaded.state, message, duplicated, known);
    if (!decision) return { outbox: [] };
    const outbox = encode(parts, decision, message, context);
    const receipt = { messageId: message.id, outbox, ...causeOf(outbox, context) };
    const outcome = await repository.save(loaded, decision.state, receipt);
    if (outcome === 'saved') {
      if (outbox.length > 0) linkCauses(loaded.unanswered?.() ?? []);
      return { outbox };
    }
    if (outcome === 'duplicated' && read) duplicated = true;
    else {
      // A blind insert that hit either unique index says nothing yet: the document may be this very message's.
      loaded = await repository.load(id);
      duplicated = outcome === 'duplicated' && loaded.state === undefined;
      read = true;
    }
  }
  throw new Unavailable(id, 'its document keeps changing');
}

/** A message that leads to nothing yet is a cause of what another one leads to. */
const causeOf = (outbox: readonly EncodedMessage[], { traceparent }: MessageContext) =>
  outbox.length === 0 ? { traceparent: causeToKeep(traceparent) } : {};

function decide<M, S extends Aggregate, E, K>(
  handler: MessageHandler<M, S, E, K>,
  current: S | undefined,
  message: M,
  duplicated: boolean,
  known: K | undefined,
): Decision<S, E> | undefined {
  if (!duplicated) return handler.decide(current, message, known);
  if (!handler.whenDuplicated)
    throw new Error('the unique key is taken and the handler has no answer to that');
  return handler.whenDuplicated(current, message);
}

function encode<S extends Aggregate, E>(
  parts: HandleOnceParts<S, E>,
  { state, events }: Decision<S, E>,
  message: AnyMessage,
  { traceparent }: MessageContext,
): EncodedMessage[] {
  const cause = { correlationId: message.correlationId, causationId: message.id, traceparent };
  const options = { serviceName: parts.serviceName, time: parts.clock() };
  return events.map((event) => encodeMessage(parts.outgoingOf(event, state), cause, options));
}
