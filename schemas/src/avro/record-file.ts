import { z } from 'zod';

import { type AvroType, type FieldSchema, PRIMITIVES, type RecordSchema } from './schema.js';

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/;

const TYPES =
  'must be boolean, int, long, double, string, uuid, timestamp-millis, a record, an array of these, or optional';

const leaf = z.union([
  z.enum(PRIMITIVES),
  z.strictObject({ type: z.literal('string'), logicalType: z.literal('uuid') }),
  z.strictObject({ type: z.literal('long'), logicalType: z.literal('timestamp-millis') }),
]);
const record = z.string().regex(/^com\.propalpes\.[a-z]+\.[A-Z][A-Za-z0-9]*$/, TYPES);
const single = z.union([
  leaf,
  record,
  z.strictObject({ type: z.literal('array'), items: z.union([leaf, record]) }),
]);
const optional = z.tuple([z.literal('null'), single]);

/** Where the generator puts the payloads of a topic: `data` in the envelope. */
const placeholder = z.tuple([]);

const field = z.strictObject({
  name: z.string().regex(SNAKE_CASE, 'must be snake_case'),
  type: z.union([single, optional, placeholder], TYPES),
  doc: z
    .string()
    .regex(/^(?!.*\*\/)/, 'must not end a comment')
    .optional(),
  default: z.json().optional(),
});

const recordFile = z.strictObject({
  type: z.literal('record'),
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'must be PascalCase'),
  namespace: z.string().regex(/^com\.propalpes\.[a-z]+$/, 'must be com.propalpes.<context>'),
  doc: z.string().min(1),
  fields: z.array(field),
});

/**
 * Reads one .avsc file. It may use only what evolves in both directions: no enums, for example, because an
 * older reader refuses a newer symbol.
 * @throws Error with one line per field that breaks a rule
 */
export function parseRecordFile(file: string, text: string): RecordSchema {
  const json: unknown = JSON.parse(text);
  const result = recordFile.safeParse(json);
  const broken = result.success
    ? result.data.fields.flatMap((part) => brokenField(result.data, part))
    : result.error.issues.map((issue) => `${describePath(json, issue.path)}: ${issue.message}`);
  if (broken.length > 0) throw new Error(broken.map((line) => `${file}: ${line}`).join('\n'));
  return json as RecordSchema;
}

function brokenField(owner: { name: string }, { name, type, default: value }: FieldSchema): string[] {
  if (Array.isArray(type)) {
    if (type.length === 0) return owner.name === 'Envelope' ? [] : [`field ${name} type: ${TYPES}`];
    // avsc refuses any other default too, without naming the field
    return value === null ? [] : [`field ${name}: default must be null, because its type starts with null`];
  }
  if (value === undefined || matches(type, value)) return [];
  return [`field ${name}: default ${JSON.stringify(value)} does not fit its type`];
}

function matches(type: AvroType, value: unknown): boolean {
  const plain = typeof type === 'object' && 'type' in type ? type.type : type;
  if (plain === 'array') return Array.isArray(value) && value.length === 0;
  if (plain === 'int' || plain === 'long') return Number.isSafeInteger(value);
  if (plain === 'double') return typeof value === 'number';
  return typeof value === plain;
}

function describePath(json: unknown, path: PropertyKey[]): string {
  const [first, index, ...rest] = path;
  if (first !== 'fields' || typeof index !== 'number') return path.join('.');
  const { name } = (json as { fields: { name?: unknown }[] }).fields[index] ?? {};
  return ['field', typeof name === 'string' ? name : index, ...rest.map(String)].join(' ');
}
