import type { AvroType, FieldSchema, RecordSchema } from '../../src/avro/schema.js';
import { TOPIC_SCHEMAS } from '../../src/generated/topics.js';
import type { TopicName } from '../../src/generated/types.js';
import { payloads } from '../../src/history/compatibility.js';
import { indexRecords } from '../../src/history/read-check.js';

/** The present schema of a topic, to change at will. */
export function schemaOf(topic: TopicName): RecordSchema {
  return JSON.parse(TOPIC_SCHEMAS[topic]) as RecordSchema;
}

/** A copy of a schema after a change. */
export function changed(schema: RecordSchema, change: (copy: RecordSchema) => void): RecordSchema {
  const copy = structuredClone(schema);
  change(copy);
  return copy;
}

/** A record anywhere in a schema, by its simple name. */
export function recordNamed(schema: RecordSchema, name: string): RecordSchema {
  const record = [...indexRecords(schema).values()].find((candidate) => candidate.name === name);
  if (record === undefined) throw new Error(`no record ${name}`);
  return record;
}

export function fieldNamed(record: RecordSchema, name: string): FieldSchema {
  const field = record.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

export function addField(schema: RecordSchema, record: string, field: FieldSchema): void {
  recordNamed(schema, record).fields.push(field);
}

export function removeField(schema: RecordSchema, record: string, name: string): void {
  const { fields } = recordNamed(schema, record);
  fields.splice(fields.indexOf(fieldNamed(recordNamed(schema, record), name)), 1);
}

export function addPayload(schema: RecordSchema, name: string, fields: FieldSchema[]): void {
  payloads(schema).push({ type: 'record', name, namespace: schema.namespace, fields });
}

export function optional(name: string, type: AvroType = 'string'): FieldSchema {
  return { name, type: ['null', type], default: null };
}
