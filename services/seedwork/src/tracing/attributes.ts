import type { Attributes } from '@opentelemetry/api';

/** Ours, beside those of the semantic conventions: which operation a span belongs to. */
export const OPERATION = 'propalpes.operation.id';

/** Ours: the type of a message, bounded as the label of metrics is. */
export const MESSAGE_TYPE = 'propalpes.message.type';

/** Ours: what became of a message or a call, in the words of the metrics. */
export const OUTCOME = 'propalpes.outcome';

/** What the conventions ask of a span about messages: `send` and `process` are the words of theirs, `name` is ours. */
export const messaging = (name: 'publish' | 'process', topic: string): Attributes => ({
  'messaging.system': 'pulsar',
  'messaging.operation.name': name,
  'messaging.operation.type': name === 'publish' ? 'send' : name,
  'messaging.destination.name': topic,
});

/** The class of an error alone: its message may quote what somebody sent. */
export const errorType = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
