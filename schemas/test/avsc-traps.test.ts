import avsc from 'avsc';
import { expect } from 'chai';

import { parseRecordFile } from '../src/avro/record-file.js';
import { codecFor, createCodec } from '../src/codec.js';
import { TOPIC_SCHEMAS } from '../src/generated/topics.js';
import { InvalidMessage } from '../src/invalid-message.js';
import { TolerantReader } from '../src/tolerant-reader.js';
import { UndecodableMessage } from '../src/undecodable-message.js';
import type { AnyMessage } from './support/arbitrary.js';
import { creada, rechazada } from './support/samples.js';
import { addPayload, changed, recordNamed, schemaOf } from './support/versions.js';

const topic = 'eventos/compania';
const own = codecFor(topic);

describe('a trap of avsc', () => {
  it('(170) does not swap fields of one type that another version has in another order', () => {
    const reordered = changed(schemaOf(topic), (schema) => {
      recordNamed(schema, 'CompaniaCreada').fields.reverse();
    });
    expect(readAs(own.schema, JSON.stringify(reordered), creada)).to.deep.equal(creada);
  });

  it('(159, 293) refuses to write a long that a number cannot hold, and names it', () => {
    expectRefused(2 ** 53);
  });

  it('refuses to write a long that avsc would change without a word, and names it', () => {
    const long = avsc.Type.forSchema('long');
    const changedByAvsc = -(2 ** 52) - 1;
    expect(long.fromBuffer(long.toBuffer(changedByAvsc))).to.equal(2 ** 52);
    expectRefused(changedByAvsc);
  });

  it('(159, 293) calls bytes with a long that a number cannot hold undecodable', () => {
    const marked = own.encode({ ...rechazada, data: { versionAuditada: 3, reglas: [] } });
    const tooLong = Buffer.concat([
      marked.subarray(0, -2),
      Buffer.from('feffffffffffffffff01', 'hex'),
      Buffer.from([0]),
    ]);
    expect(() => new TolerantReader(topic, own.schema).decode(tooLong, own.fingerprint)).to.throw(
      UndecodableMessage,
    );
  });

  it('(409) is caught where the default of an optional field is not null', () => {
    const text = JSON.stringify({
      type: 'record',
      name: 'A',
      namespace: 'com.propalpes.prueba',
      doc: 'A record.',
      fields: [{ name: 'pais', type: ['null', 'string'], default: 'CO' }],
    });
    expect(() => parseRecordFile('A.avsc', text)).to.throw('A.avsc: field pais: default must be null');
  });

  it('(151) does not keep a union of logical types from being read in another version', () => {
    const newer = changed(schemaOf(topic), (schema) => {
      addPayload(schema, 'CompaniaFusionada', []);
    });
    expect(readAs(own.schema, JSON.stringify(newer), creada)).to.have.property(
      'causationId',
      creada.causationId,
    );
  });

  it('is what our reader is for: avsc refuses a writer that added a record to the union', () => {
    const newer = changed(schemaOf(topic), (schema) => {
      addPayload(schema, 'CompaniaFusionada', []);
    });
    const older = avsc.Type.forSchema(JSON.parse(TOPIC_SCHEMAS[topic]) as avsc.Type);
    expect(() => older.createResolver(avsc.Type.forSchema(newer as unknown as avsc.Type))).to.throw(
      'cannot read',
    );
  });
});

function expectRefused(versionAuditada: number): void {
  expect(() => own.encode({ ...rechazada, data: { ...rechazada.data, versionAuditada } }))
    .to.throw(InvalidMessage)
    .with.property('field', 'data.versionAuditada');
}

function readAs(readerSchema: string, writerSchema: string, message: AnyMessage): unknown {
  const codec = createCodec<AnyMessage>(topic, writerSchema);
  const reader = new TolerantReader(topic, readerSchema);
  return reader.decode(codec.encode(message), codec.fingerprint, codec.schema);
}
