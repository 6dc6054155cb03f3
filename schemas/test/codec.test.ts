import avsc from 'avsc';
import { expect } from 'chai';
import fc from 'fast-check';

import { camelCase } from '../src/avro/camel-case.js';
import { codecFor, createCodec } from '../src/codec.js';
import { TOPIC_SCHEMAS } from '../src/generated/topics.js';
import type { TopicName } from '../src/generated/types.js';
import { InvalidMessage } from '../src/invalid-message.js';
import { readerFor } from '../src/tolerant-reader.js';
import { type AnyMessage, messagesOf } from './support/arbitrary.js';
import { creada, rechazada } from './support/samples.js';
import { schemaOf } from './support/versions.js';

const topics = Object.keys(TOPIC_SCHEMAS) as TopicName[];

describe('codec', () => {
  it('is one per topic', () => {
    expect(codecFor('eventos/compania')).to.equal(codecFor('eventos/compania'));
  });

  for (const topic of topics) {
    it(`writes ${topic} byte for byte as avsc does with the registered schema`, () => {
      const codec = createCodec<AnyMessage>(topic, TOPIC_SCHEMAS[topic]);
      const registered = avsc.Type.forSchema(JSON.parse(TOPIC_SCHEMAS[topic]) as avsc.Type, {
        wrapUnions: 'auto',
      });
      fc.assert(
        fc.property(messagesOf(schemaOf(topic)), (message) => {
          const expected = registered.toBuffer(asRegistered(topic, message));
          expect(codec.encode(message).equals(expected)).to.be.true;
        }),
      );
    });

    it(`reads back what it wrote to ${topic}`, () => {
      const codec = createCodec<AnyMessage>(topic, TOPIC_SCHEMAS[topic]);
      fc.assert(
        fc.property(messagesOf(schemaOf(topic)), (message) => {
          expect(readerFor(topic).decode(codec.encode(message), codec.fingerprint)).to.deep.equal(message);
        }),
      );
    });
  }

  it('keeps time a number of milliseconds and ids strings', () => {
    const codec = codecFor('eventos/compania');
    const message = readerFor('eventos/compania').decode(codec.encode(creada), codec.fingerprint);
    expect([message.time, message.id]).to.deep.equal([creada.time, creada.id]);
  });

  it('writes null for an optional field that is left out', () => {
    const codec = createCodec<AnyMessage>('eventos/compania', TOPIC_SCHEMAS['eventos/compania']);
    const data = { ...creada.data, nombre: undefined };
    const message = readerFor('eventos/compania').decode(
      codec.encode({ ...creada, data }),
      codec.fingerprint,
    );
    expect(message.data).to.have.property('nombre', null);
  });

  it('writes a message larger than its scratch buffer', () => {
    const codec = codecFor('eventos/compania');
    const large = { ...creada, data: { ...creada.data, nombre: 'ñ'.repeat(500_000) } };
    expect(readerFor('eventos/compania').decode(codec.encode(large), codec.fingerprint)).to.deep.equal(large);
  });

  it('does not reuse the bytes of a message for the next one', () => {
    const codec = codecFor('eventos/compania');
    const first = codec.encode(creada);
    const copy = Buffer.from(first);
    codec.encode(rechazada);
    expect(first.equals(copy)).to.be.true;
  });

  it('refuses a type that the topic does not carry, and says which it carries', () => {
    const codec = createCodec<AnyMessage>('comandos/auditoria', TOPIC_SCHEMAS['comandos/auditoria']);
    expect(() => codec.encode({ ...creada, type: 'Nada' })).to.throw(
      InvalidMessage,
      'comandos/auditoria: type must be one of CancelarOperacion, RegistrarPropiedad',
    );
  });

  it('does not show a refused value, which may be personal', () => {
    const codec = createCodec<AnyMessage>('eventos/compania', TOPIC_SCHEMAS['eventos/compania']);
    const wrong = { ...creada, data: { ...creada.data, email: ['secreto@example.com'] } };
    expect(() => codec.encode(wrong))
      .to.throw(InvalidMessage)
      .with.property('message')
      .that.does.not.include('secreto');
  });
});

/** A message as avsc wants it for the registered schema: snake_case, its data wrapped unless the union has one record. */
function asRegistered(topic: TopicName, message: AnyMessage): unknown {
  const { data } = message;
  const union = schemaOf(topic).fields.at(-1)?.type as { name: string; namespace: string }[];
  const record = union.find(({ name }) => name === message.type)!;
  const snake = snakeCase(data);
  const wrapped = union.length === 1 ? snake : { [`${record.namespace}.${record.name}`]: snake };
  return { ...(snakeCase({ ...message, data: null }) as object), data: wrapped };
}

function snakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      expect(camelCase(snake)).to.equal(key);
      return [snake, snakeCase(item)];
    }),
  );
}
