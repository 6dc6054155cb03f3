import { camelCase } from '../avro/camel-case.js';
import { type AvroType, fullName, type RecordSchema } from '../avro/schema.js';
import { topicTypeName, type TopicSchema } from './topic-schemas.js';

/** TypeScript for everything the topics carry. */
export function emitTypes(topics: readonly TopicSchema[], envelope: RecordSchema): string {
  const records = new Map<string, RecordSchema>();
  topics.forEach(({ payloads }) => {
    payloads.forEach((payload) => {
      collect(payload, records);
    });
  });
  return [
    '// Generated from avro/ and catalogue.yaml: npm run generate\n',
    emitEnvelope(envelope),
    ...[...records.values()].map(emitRecord),
    ...topics.map(emitTopic),
    emitMessagesByTopic(topics),
  ].join('\n');
}

/** Nested records first. Two records of one simple name would be one TypeScript name. */
function collect(type: AvroType, records: Map<string, RecordSchema>): void {
  if (typeof type === 'string') return;
  if (Array.isArray(type)) {
    type.forEach((branch) => {
      collect(branch, records);
    });
  } else if (type.type === 'array') collect(type.items, records);
  else if (type.type === 'record') {
    type.fields.forEach((field) => {
      collect(field.type, records);
    });
    const other = records.get(type.name);
    if (other !== undefined && fullName(other) !== fullName(type)) {
      throw new Error(`${fullName(other)} and ${fullName(type)} would be one TypeScript name`);
    }
    records.set(type.name, type);
  }
}

function emitEnvelope(envelope: RecordSchema): string {
  const fields = envelope.fields.map((field) => {
    const special: Record<string, string> = {
      type: 'Type',
      data: 'Data',
      specversion: "'v1'",
      datacontenttype: "'AVRO'",
    };
    return emitField(field.name, special[field.name] ?? emitType(field.type), field.doc);
  });
  return `${emitDoc(envelope.doc, '')}export interface Envelope<Type extends string, Data> {\n${fields.join('')}}\n`;
}

function emitRecord(record: RecordSchema): string {
  const doc = emitDoc(record.doc, '');
  if (record.fields.length === 0) return `${doc}export type ${record.name} = Record<string, never>;\n`;
  const fields = record.fields.map((field) => emitField(field.name, emitType(field.type), field.doc));
  return `${doc}export interface ${record.name} {\n${fields.join('')}}\n`;
}

function emitTopic({ path, payloads }: TopicSchema): string {
  const messages = payloads.map(({ name }) => `\n  | Envelope<'${name}', ${name}>`);
  return `/** What \`${path}\` carries. */\nexport type ${topicTypeName(path)} =${messages.join('')};\n`;
}

function emitMessagesByTopic(topics: readonly TopicSchema[]): string {
  const entries = topics.map(({ path }) => `  '${path}': ${topicTypeName(path)};\n`);
  return [
    `export interface MessagesByTopic {\n${entries.join('')}}\n`,
    '/** A topic that carries messages with a schema. */\nexport type TopicName = keyof MessagesByTopic;\n',
  ].join('\n');
}

function emitField(name: string, type: string, doc: string | undefined): string {
  return `${emitDoc(doc, '  ')}  ${camelCase(name)}: ${type};\n`;
}

function emitDoc(doc: string | undefined, indent: string): string {
  return doc === undefined ? '' : `${indent}/** ${doc} */\n`;
}

function emitType(type: AvroType): string {
  if (Array.isArray(type)) return type.map(emitType).reverse().join(' | ');
  if (typeof type === 'string') return emitName(type);
  if (type.type === 'array') return `${emitType(type.items)}[]`;
  if (type.type === 'record') return type.name;
  return emitName(type.type);
}

function emitName(name: string): string {
  switch (name) {
    case 'null':
    case 'boolean':
    case 'string':
      return name;
    case 'int':
    case 'long':
    case 'double':
      return 'number';
    default:
      return name.slice(name.lastIndexOf('.') + 1);
  }
}
