import fc from 'fast-check';

import { camelCase } from '../../src/avro/camel-case.js';
import { type AvroType, type FieldSchema, fullName, type RecordSchema } from '../../src/avro/schema.js';
import { payloads } from '../../src/history/compatibility.js';
import { indexRecords, type RecordIndex } from '../../src/history/read-check.js';

export type AnyMessage = Record<string, unknown> & { type: string; data: Record<string, unknown> };

/** Messages that a schema allows, of any type or of one. */
export function messagesOf(envelope: RecordSchema, type?: string): fc.Arbitrary<AnyMessage> {
  const index = indexRecords(envelope);
  const header = envelope.fields.filter(({ name }) => name !== 'data');
  const messages = payloads(envelope)
    .filter(({ name }) => type === undefined || name === type)
    .map((payload) =>
      fc
        .record({ header: fieldsOf(header, index), data: recordOf(payload, index) })
        .map(({ header: fields, data }) => ({ ...fields, type: payload.name, data })),
    );
  return fc.oneof(...messages);
}

function recordOf(record: RecordSchema, index: RecordIndex): fc.Arbitrary<Record<string, unknown>> {
  return fieldsOf(record.fields, index);
}

function fieldsOf(fields: FieldSchema[], index: RecordIndex): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(fields.map(({ name, type }) => [camelCase(name), valueOf(type, index)])),
    { noNullPrototype: true },
  );
}

function valueOf(type: AvroType, index: RecordIndex): fc.Arbitrary<unknown> {
  if (Array.isArray(type)) return fc.oneof(...type.map((branch) => valueOf(branch, index)));
  if (typeof type === 'object') {
    if (type.type === 'array') return fc.array(valueOf(type.items, index), { maxLength: 5 });
    if (type.type === 'record') return recordOf(index.get(fullName(type)) ?? type, index);
    return type.logicalType === 'uuid' ? fc.uuid() : fc.integer({ min: 0, max: 4_102_444_800_000 });
  }
  const record = index.get(type);
  return record === undefined ? primitiveOf(type) : recordOf(record, index);
}

function primitiveOf(name: string): fc.Arbitrary<unknown> {
  const limit = 2 ** 52;
  switch (name) {
    case 'null':
      return fc.constant(null);
    case 'string':
      return fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 65, maxLength: 300 }));
    case 'long':
      return fc.oneof(fc.integer(), fc.integer({ min: -limit, max: limit }));
    case 'int':
      return fc.integer();
    case 'double':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      throw new Error(`no values for ${name}`);
  }
}
