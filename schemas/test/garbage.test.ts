import avsc from 'avsc';
import { expect } from 'chai';
import fc from 'fast-check';

import { codecFor, createCodec } from '../src/codec.js';
import { TOPIC_SCHEMAS } from '../src/generated/topics.js';
import type { TopicName } from '../src/generated/types.js';
import { readerFor, TolerantReader } from '../src/tolerant-reader.js';
import { UndecodableMessage } from '../src/undecodable-message.js';
import { creada, rechazada } from './support/samples.js';
import { addField, changed, schemaOf } from './support/versions.js';

const topic = 'eventos/compania';
const codec = codecFor(topic);
const reader = readerFor(topic);

/** A version with an array that our reader skips. */
const wider = JSON.stringify(
  changed(schemaOf(topic), (schema) => {
    addField(schema, 'CompaniaCreada', { name: 'etiquetas', type: { type: 'array', items: 'string' } });
  }),
);
const widerCodec = createCodec<typeof creada>(topic, wider);
const skipping = new TolerantReader(topic, codec.schema);

const long = avsc.Type.forSchema('long');
const varint = (value: number): Buffer => long.toBuffer(value);

describe('garbage', () => {
  for (const name of Object.keys(TOPIC_SCHEMAS) as TopicName[]) {
    it(`is a message or undecodable on ${name}, never anything else`, () => {
      const { fingerprint } = readerFor(name);
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 2048 }), (bytes) => {
          decodeOrRefuse(() => readerFor(name).decode(Buffer.from(bytes), fingerprint));
        }),
      );
    });
  }

  it('in place of any byte of a message leaves a message or is undecodable', () => {
    const bytes = codec.encode(rechazada);
    const position = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(position, fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
        const garbled = Buffer.from(bytes);
        for (const [at, byte] of changes) garbled[at] = byte;
        decodeOrRefuse(() => reader.decode(garbled, codec.fingerprint));
      }),
      { numRuns: 500 },
    );
  });

  it('is what every beginning of a message is', () => {
    const bytes = codec.encode(rechazada);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => reader.decode(bytes.subarray(0, length), codec.fingerprint)).to.throw(UndecodableMessage);
    }
  });

  it('is what a message with bytes after its end is', () => {
    const bytes = Buffer.concat([codec.encode(creada), Buffer.from([0])]);
    expect(() => reader.decode(bytes, codec.fingerprint)).to.throw(UndecodableMessage);
  });

  it('is what a message with a record outside the union is', () => {
    const bytes = codec.encode(creada);
    const data = indexOfData(bytes, creada.type);
    expect(() =>
      reader.decode(Buffer.concat([bytes.subarray(0, data), varint(99)]), codec.fingerprint),
    ).to.throw(UndecodableMessage);
  });

  for (const claim of [2 ** 31, 2 ** 52, -(2 ** 31), 100_000]) {
    it(`is refused at once when it claims an array of ${claim} items`, () => {
      const bytes = codec.encode({ ...rechazada, data: { ...rechazada.data, reglas: [] } });
      const garbled = Buffer.concat([bytes.subarray(0, -1), varint(claim), Buffer.from('abc')]);
      expectCheapRefusal(() => reader.decode(garbled, codec.fingerprint));
    });

    it(`is refused at once when it claims an array of ${claim} items that the reader skips`, () => {
      const bytes = withoutLabels();
      const garbled = Buffer.concat([bytes.subarray(0, -1), varint(claim), Buffer.from('abc')]);
      expectCheapRefusal(() => skipping.decode(garbled, widerCodec.fingerprint, wider));
    });
  }

  it('is refused at once when a block claims to lie before its own beginning', () => {
    const bytes = withoutLabels();
    const backwards = Buffer.concat([bytes.subarray(0, -1), varint(-1), varint(-4)]);
    expectCheapRefusal(() => skipping.decode(backwards, widerCodec.fingerprint, wider));
  });

  it('is refused at once when a length is thousands of bytes long', () => {
    const bytes = codec.encode({ ...rechazada, data: { ...rechazada.data, reglas: [] } });
    for (const filler of [0xff, 0x80]) {
      expectCheapRefusal(() =>
        reader.decode(Buffer.concat([bytes.subarray(0, -1), Buffer.alloc(4096, filler)]), codec.fingerprint),
      );
    }
  });

  it('is not what an array in blocks is', () => {
    const same = new TolerantReader<typeof creada>(topic, wider);
    const decoded = same.decode(inBlocks(), widerCodec.fingerprint);
    expect(decoded.data).to.have.deep.property('etiquetas', ['a', 'b', 'a']);
  });

  it('is not what an array in blocks is that the reader skips', () => {
    expect(skipping.decode(inBlocks(), widerCodec.fingerprint, wider)).to.deep.equal(creada);
  });
});

/** As other Avro libraries write an array: the negative length of a block, its size in bytes, its items. */
function inBlocks(): Buffer {
  const items = Buffer.concat([varint(1), Buffer.from('a'), varint(1), Buffer.from('b')]);
  const blocks = [varint(-2), varint(items.length), items, varint(1), items.subarray(0, 2), varint(0)];
  return Buffer.concat([withoutLabels().subarray(0, -1), ...blocks]);
}

/** A message of the wider version; its last byte says that its array is over. */
function withoutLabels(): Buffer {
  return widerCodec.encode({ ...creada, data: { ...creada.data, etiquetas: [] } as typeof creada.data });
}

function decodeOrRefuse(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    expect(error).to.be.instanceOf(UndecodableMessage);
  }
}

function expectCheapRefusal(decode: () => unknown): void {
  const heap = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  expect(decode).to.throw(UndecodableMessage);
  expect(process.cpuUsage(cpu).user).to.be.below(500_000);
  expect(process.memoryUsage().heapUsed - heap).to.be.below(16 << 20);
}

/** Where the union's index begins: after the type come content type, service, ids and the version. */
function indexOfData(bytes: Buffer, type: string): number {
  const aggregateId = bytes.lastIndexOf(creada.aggregateId);
  expect(bytes.indexOf(type)).to.be.below(aggregateId);
  return aggregateId + creada.aggregateId.length + 2;
}
