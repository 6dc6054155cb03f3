import { expect } from 'chai';
import fc from 'fast-check';

import { camelCase } from '../src/avro/camel-case.js';
import type { AvroType, RecordSchema } from '../src/avro/schema.js';
import { createCodec } from '../src/codec.js';
import { TOPIC_SCHEMAS } from '../src/generated/topics.js';
import type { TopicName } from '../src/generated/types.js';
import { payloads } from '../src/history/compatibility.js';
import { indexRecords, type RecordIndex } from '../src/history/read-check.js';
import { InvalidMessage } from '../src/invalid-message.js';
import { type AnyMessage, messagesOf } from './support/arbitrary.js';
import { schemaOf } from './support/versions.js';

const WRONG: Record<string, unknown[]> = {
  string: [undefined, null, 7, true, {}, [], Buffer.from('a')],
  long: [undefined, null, '7', 1.5, NaN, Infinity, 2 ** 53, true, {}, 7n],
  optional: ['7', 7, true, {}, []],
  array: [undefined, null, 7, 'a', {}],
  // to avsc anything else is a record whose optional fields are absent
  record: [undefined, null],
};

describe('an invalid message', () => {
  for (const topic of Object.keys(TOPIC_SCHEMAS) as TopicName[]) {
    const envelope = schemaOf(topic);
    const codec = createCodec<AnyMessage>(topic, TOPIC_SCHEMAS[topic]);
    for (const payload of payloads(envelope)) {
      const targets = [
        ...fieldsOf({ ...envelope, fields: envelope.fields.slice(0, -1) }, indexRecords(envelope), ''),
        ...fieldsOf(payload, indexRecords(envelope), 'data.'),
      ].filter(({ path }) => path !== 'type');
      it(`is refused with the name of each wrong field of ${payload.name} (${topic})`, () => {
        fc.assert(
          fc.property(messagesOf(envelope, payload.name), fc.constantFrom(...targets), (message, target) => {
            for (const value of target.wrong) {
              expect(() => codec.encode(withValue(message, target.path, value)))
                .to.throw(InvalidMessage)
                .with.property('field', target.path);
            }
          }),
        );
      });
    }
  }
});

/** Where a value may be wrong: `data.reglas`, inside its first item `data.reglas.0.codigo`, `data.propiedad.nit`. */
function fieldsOf(
  record: RecordSchema,
  index: RecordIndex,
  prefix: string,
): { path: string; wrong: unknown[] }[] {
  return record.fields.flatMap(({ name, type }) => {
    const path = prefix + camelCase(name);
    const isArray = typeof type === 'object' && 'items' in type;
    const inside = recordOf(isArray ? type.items : type, index);
    return [
      { path, wrong: wrongFor(type) },
      ...(inside === undefined ? [] : fieldsOf(inside, index, isArray ? `${path}.0.` : `${path}.`)),
    ];
  });
}

function recordOf(type: AvroType, index: RecordIndex): RecordSchema | undefined {
  if (typeof type === 'string') return index.get(type);
  return !Array.isArray(type) && type.type === 'record' ? type : undefined;
}

function wrongFor(type: AvroType): unknown[] {
  if (Array.isArray(type)) {
    const holdsText = type.some((branch) => JSON.stringify(branch).includes('string'));
    return WRONG.optional!.filter((value) => typeof value !== (holdsText ? 'string' : 'number'));
  }
  return WRONG[typeof type === 'string' ? type : type.type]!;
}

/** A copy with a value put at a path; an item on the path is made when its array is empty. */
function withValue(message: AnyMessage, path: string, value: unknown): AnyMessage {
  const copy = structuredClone(message);
  const keys = path.split('.');
  const last = keys.pop()!;
  let target: Record<string, unknown> = copy;
  for (const key of keys) {
    target[key] ??= { codigo: 'c', mensaje: 'm', nombre: 'n', estado: 'e', fecha: 1, motivo: null };
    target = target[key] as Record<string, unknown>;
  }
  target[last] = value;
  return copy;
}
