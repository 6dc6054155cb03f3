import avsc, { type Type } from 'avsc';

import { BoundedArray } from './bounded-array.js';
import { camelCaseFields } from './camel-case.js';
import type { InternalRecord } from './internals.js';
import { markPayload, PayloadUnion } from './payload-union.js';
import { SafeLong } from './safe-long.js';
import type { AvroType, RecordSchema } from './schema.js';

/** A topic's schema as avsc types whose fields are camelCase and whose `data` is a plain record. */
export class TopicType {
  readonly #header: RecordSchema;
  readonly payloads: readonly InternalRecord[];
  readonly envelope: Type;

  /**
   * @param known whether we handle these payloads, or only met them in another version of the schema
   * @throws Error when the text is not the schema of a topic
   */
  constructor(schemaText: string, { known }: { known: boolean }) {
    const schema = JSON.parse(schemaText) as RecordSchema;
    const data = schema.fields.find((field) => field.name === 'data');
    if (!Array.isArray(data?.type)) throw new Error('not an envelope: its field data is no union');
    this.#header = schema;
    this.payloads = parsePayloads(data.type);
    this.payloads.forEach((payload) => {
      markPayload(payload, known);
    });
    this.envelope = this.#envelopeAround(new PayloadUnion(this.payloads));
  }

  /** A type that writes one payload of the union: avsc could not tell the records of a union apart. */
  writerOf(payload: InternalRecord): Type {
    return this.#envelopeAround(new PayloadUnion(this.payloads, this.payloads.indexOf(payload)));
  }

  #envelopeAround(union: PayloadUnion): Type {
    const fields = this.#header.fields.map((field) =>
      field.name === 'data' ? { ...field, type: union as unknown as AvroType } : field,
    );
    return parse({ ...this.#header, fields }, {});
  }
}

function parsePayloads(union: AvroType[]): InternalRecord[] {
  const registry = {};
  return union.map((schema) => {
    const type = parse(schema, registry);
    if (type.typeName !== 'record') throw new Error(`not an envelope: data may be a ${type.typeName}`);
    return type as unknown as InternalRecord;
  });
}

function parse(schema: AvroType, registry: Record<string, Type>): Type {
  return avsc.Type.forSchema(camelCaseFields(schema) as Parameters<typeof avsc.Type.forSchema>[0], {
    registry,
    omitRecordMethods: true,
    typeHook: ownType,
  });
}

/** Our types where those of avsc trust their input too much. */
function ownType(schema: unknown, options: unknown): Type | undefined {
  const name = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : schema;
  if (name === 'array') return new BoundedArray(schema, options);
  if (name === 'long') return new SafeLong();
  return undefined;
}
