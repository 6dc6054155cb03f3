import { fullName, type RecordSchema } from '../avro/schema.js';
import type { Catalogue } from '../catalogue-schema.js';
import type { Records } from './records.js';

export interface TopicSchema {
  /** Such as `comandos/compania`. */
  path: string;
  envelope: RecordSchema;
  payloads: RecordSchema[];
}

/** The schema of each topic that has messages: the envelope around the union of its payloads. */
export function topicSchemas(catalogue: Catalogue, records: Records): TopicSchema[] {
  const used = new Set<string>();
  const schemas = Object.entries(catalogue.topics)
    .filter(([, topic]) => topic.messages.length > 0)
    .map(([path, topic]) => topicSchema(path, topic.messages, records, used));
  records.assertUsed(used);
  return schemas;
}

function topicSchema(path: string, messages: string[], records: Records, used: Set<string>): TopicSchema {
  const defined = new Set<string>();
  const payloads = messages.map((name) => {
    const record = records.inFile(`${path}/${name}.avsc`);
    return defined.has(fullName(record)) ? record : records.inline(record, defined);
  });
  defined.forEach((name) => used.add(name));
  return { path, payloads, envelope: envelopeAround(path, payloads, records.inFile('envelope.avsc')) };
}

function envelopeAround(path: string, payloads: RecordSchema[], template: RecordSchema): RecordSchema {
  const fields = template.fields.map((field) =>
    field.name === 'data' ? { ...field, type: payloads } : field,
  );
  const [, context = ''] = path.split('/');
  return { ...template, name: topicTypeName(path), namespace: `com.propalpes.${context}`, fields };
}

/** `comandos/compania` → `ComandosCompania` */
export function topicTypeName(path: string): string {
  return path
    .split('/')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
