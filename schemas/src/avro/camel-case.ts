import type { AvroType, RecordSchema } from './schema.js';

export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The same schema with camelCase field names. Binary Avro carries no names, so the bytes are the same; and
 * because writer and reader are both renamed, their fields still meet by name.
 */
export function camelCaseFields(schema: AvroType): AvroType {
  if (typeof schema === 'string') return schema;
  if (Array.isArray(schema)) return schema.map(camelCaseFields);
  if (schema.type === 'record') return camelCaseRecord(schema);
  if (schema.type === 'array') return { ...schema, items: camelCaseFields(schema.items) };
  return schema;
}

function camelCaseRecord(record: RecordSchema): RecordSchema {
  const fields = record.fields.map((field) => ({
    ...field,
    name: camelCase(field.name),
    type: camelCaseFields(field.type),
  }));
  return { ...record, fields };
}
