import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';

interface Field {
  readonly name: string;
  type: unknown;
  readonly default?: unknown;
}

interface RecordSchema {
  readonly name: string;
  readonly namespace: string;
  readonly fields: Field[];
}

/** The schema of a topic as a newer version would have it: one payload gained a field, the union a payload. */
export function newerSchema(topic: TopicName, payload: string, newPayload: string): string {
  const envelope = JSON.parse(codecFor(topic).schema) as RecordSchema;
  const payloads = envelope.fields.find(({ name }) => name === 'data')?.type as RecordSchema[];
  const record = payloads.find(({ name }) => name === payload);
  if (!record) throw new Error(`${topic} carries no ${payload}`);
  record.fields.push({ name: 'nota', type: ['null', 'string'], default: null });
  const fields: Field[] = [{ name: 'motivo', type: 'string' }];
  payloads.push({ type: 'record', name: newPayload, namespace: record.namespace, fields } as RecordSchema);
  return JSON.stringify(envelope);
}
