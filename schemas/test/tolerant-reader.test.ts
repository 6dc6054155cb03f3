import { expect } from 'chai';

import { codecFor, createCodec } from '../src/codec.js';
import { TolerantReader } from '../src/tolerant-reader.js';
import { UndecodableMessage } from '../src/undecodable-message.js';
import { UnknownFingerprint } from '../src/unknown-fingerprint.js';
import { UnknownMessage } from '../src/unknown-message.js';
import type { AnyMessage } from './support/arbitrary.js';
import { creada } from './support/samples.js';
import { addField, addPayload, changed, optional, schemaOf } from './support/versions.js';

const topic = 'eventos/compania';
const own = codecFor(topic);
const newer = createCodec<AnyMessage>(
  topic,
  JSON.stringify(
    changed(schemaOf(topic), (schema) => {
      addField(schema, 'CompaniaCreada', optional('pais'));
      addPayload(schema, 'CompaniaFusionada', [{ name: 'compania_destino', type: 'string' }]);
    }),
  ),
);
const fusionada = { ...creada, type: 'CompaniaFusionada', data: { companiaDestino: 'otra' } };

describe('tolerant reader', () => {
  let reader: TolerantReader<AnyMessage>;

  beforeEach(() => {
    reader = new TolerantReader<AnyMessage>(topic, own.schema);
  });

  it('needs no text for its own version', () => {
    expect(reader.knows(own.fingerprint)).to.be.true;
    expect(reader.decode(own.encode(creada), own.fingerprint)).to.deep.equal(creada);
  });

  it('asks for the text of a version that it has not met', () => {
    expect(() => reader.decode(newer.encode(creada), newer.fingerprint))
      .to.throw(UnknownFingerprint)
      .with.property('fingerprint', newer.fingerprint);
  });

  it('remembers a version whose text it was given', () => {
    reader.decode(newer.encode(creada), newer.fingerprint, newer.schema);
    expect(reader.knows(newer.fingerprint)).to.be.true;
    expect(reader.decode(newer.encode(creada), newer.fingerprint)).to.deep.equal(creada);
  });

  it('forgets the version that it used least recently when it has met too many', () => {
    const small = new TolerantReader<AnyMessage>(topic, own.schema, { versions: 2 });
    const others = ['a', 'b', 'c'].map((name) =>
      createCodec<AnyMessage>(
        topic,
        JSON.stringify(
          changed(schemaOf(topic), (schema) => {
            addField(schema, 'CompaniaCreada', optional(name));
          }),
        ),
      ),
    );
    for (const other of others) small.decode(other.encode(creada), other.fingerprint, other.schema);
    expect(others.map((other) => small.knows(other.fingerprint))).to.deep.equal([false, true, true]);
  });

  it('refuses a text that has another fingerprint', () => {
    expect(() => reader.decode(own.encode(creada), '0000000000000000', newer.schema)).to.throw(
      UndecodableMessage,
      newer.fingerprint,
    );
  });

  it('does not remember a text that it refused', () => {
    expect(() => reader.decode(own.encode(creada), '0000000000000000', newer.schema)).to.throw(
      UndecodableMessage,
    );
    expect(reader.knows('0000000000000000')).to.be.false;
  });

  for (const text of [
    '<html>',
    '"string"',
    '{"type":"record","name":"A","fields":[]}',
    '{"fields":3}',
    'null',
  ]) {
    it(`refuses ${text} as the schema of a topic`, () => {
      expect(() => reader.decode(own.encode(creada), '0000000000000000', text)).to.throw(UndecodableMessage);
    });
  }

  it('refuses a schema of the same record with another type, and says which field', () => {
    const incompatible = schemaOf(topic);
    incompatible.fields.find(({ name }) => name === 'time')!.type = 'string';
    const codec = createCodec<AnyMessage>(topic, JSON.stringify(incompatible));
    const bytes = codec.encode({ ...creada, time: 'ayer' });
    expect(() => reader.decode(bytes, codec.fingerprint, codec.schema)).to.throw(
      UndecodableMessage,
      'cannot be read here',
    );
  });

  it('flags a message of a type that it does not know', () => {
    const decoded = reader.decode(newer.encode(fusionada), newer.fingerprint, newer.schema);
    expect(decoded).to.be.instanceOf(UnknownMessage);
  });

  it('keeps the envelope and the data of a message of a type that it does not know', () => {
    const decoded = reader.decode(newer.encode(fusionada), newer.fingerprint, newer.schema);
    expect(Object.assign({}, decoded)).to.deep.equal(fusionada);
  });

  it('refuses a message whose type is not the name of its data', () => {
    // a writer of the same shape under another name: the only way to get such bytes
    const liar = createCodec<AnyMessage>(
      topic,
      own.schema.replaceAll('"CompaniaCreada"', '"CompaniaFalseada"'),
    );
    const bytes = liar.encode({ ...creada, type: 'CompaniaFalseada' });
    expect(() => reader.decode(bytes, own.fingerprint)).to.throw(
      UndecodableMessage,
      'its type is CompaniaFalseada but its data CompaniaCreada',
    );
  });
});
