import { expect } from 'chai';
import fc from 'fast-check';

import { camelCase } from '../src/avro/camel-case.js';
import { type AvroType, fullName, type RecordSchema } from '../src/avro/schema.js';
import { createCodec } from '../src/codec.js';
import { incompatibilities, payloads } from '../src/history/compatibility.js';
import { indexRecords, type RecordIndex } from '../src/history/read-check.js';
import { TolerantReader } from '../src/tolerant-reader.js';
import { UnknownMessage } from '../src/unknown-message.js';
import { type AnyMessage, messagesOf } from './support/arbitrary.js';
import { addField, addPayload, changed, optional, removeField, schemaOf } from './support/versions.js';

const v1 = schemaOf('eventos/compania');
const v2 = changed(v1, (schema) => {
  addField(schema, 'CompaniaCreada', optional('pais_de_origen'));
});
const v3 = changed(v2, (schema) => {
  addPayload(schema, 'CompaniaFusionada', [
    { name: 'compania_destino', type: { type: 'string', logicalType: 'uuid' } },
    { name: 'reglas_pendientes', type: { type: 'array', items: 'com.propalpes.shared.Regla' } },
  ]);
});
const v4 = changed(v3, (schema) => {
  addField(schema, 'Regla', { name: 'severidad', type: 'string', default: 'ERROR' });
  schema.fields.splice(-1, 0, optional('nota_interna'));
});
const v5 = changed(v4, (schema) => {
  removeField(schema, 'CompaniaCreada', 'email');
  addPayload(schema, 'CompaniaTrasladada', [{ name: 'ciudad', type: 'string' }]);
});
const versions = [v1, v2, v3, v4, v5];

describe('evolution', () => {
  for (const [w, writer] of versions.entries()) {
    for (const [r, reader] of versions.entries()) {
      it(`lets version ${r + 1} read every message of version ${w + 1}`, () => {
        const codec = createCodec<AnyMessage>('eventos/compania', JSON.stringify(writer));
        const tolerant = new TolerantReader<AnyMessage>('eventos/compania', JSON.stringify(reader));
        fc.assert(
          fc.property(messagesOf(writer), (message) => {
            const decoded = tolerant.decode(codec.encode(message), codec.fingerprint, codec.schema);
            if (payloads(reader).some(({ name }) => name === message.type)) {
              expect(decoded).not.to.be.instanceOf(UnknownMessage);
              expect(decoded).to.deep.equal(seenBy(reader, message));
            } else {
              expect(decoded).to.be.instanceOf(UnknownMessage);
              expect(Object.assign({}, decoded)).to.deep.equal({
                ...seenBy(reader, message),
                data: message.data,
              });
            }
          }),
          { numRuns: 40 },
        );
      });
    }
  }

  for (const [n, newer] of versions.entries()) {
    for (const [o, older] of versions.slice(0, n).entries()) {
      it(`is what the check allows between version ${o + 1} and version ${n + 1}`, () => {
        const found = incompatibilities(
          'eventos/compania',
          { label: 'older', schema: older },
          { label: 'newer', schema: newer },
        );
        expect(found).to.deep.equal([]);
      });
    }
  }
});

/** What a reader should make of a message: fields it has, and defaults for those the writer had not. */
function seenBy(reader: RecordSchema, message: AnyMessage): AnyMessage {
  const index = indexRecords(reader);
  const { data, ...header } = message;
  const fields = reader.fields.filter(({ name }) => name !== 'data');
  const payload = payloads(reader).find(({ name }) => name === message.type);
  return {
    ...(project({ ...reader, fields }, header, index) as AnyMessage),
    data: (payload && project(payload, data, index)) as Record<string, unknown>,
  };
}

function project(type: AvroType, value: unknown, index: RecordIndex): unknown {
  if (Array.isArray(value) && typeof type === 'object' && 'items' in type) {
    return value.map((item) => project(type.items, item, index));
  }
  const record =
    typeof type === 'string'
      ? index.get(type)
      : 'fields' in type
        ? index.get(fullName(type)) && type
        : undefined;
  if (record === undefined) return value;
  const written = value as Record<string, unknown>;
  return Object.fromEntries(
    record.fields.map((field) => {
      const name = camelCase(field.name);
      return [name, name in written ? project(field.type, written[name], index) : field.default];
    }),
  );
}
