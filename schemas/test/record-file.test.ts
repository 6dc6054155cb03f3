import { expect } from 'chai';

import { parseRecordFile } from '../src/avro/record-file.js';

const prueba = {
  type: 'record',
  name: 'Prueba',
  namespace: 'com.propalpes.prueba',
  doc: 'A record.',
  fields: [{ name: 'nombre', type: 'string' }],
};

const parse = (change: object): unknown =>
  parseRecordFile('Prueba.avsc', JSON.stringify({ ...prueba, ...change }));
const withField = (field: object): unknown => parse({ fields: [{ name: 'campo', ...field }] });

describe('a record file', () => {
  for (const type of [
    'string',
    'long',
    ['null', 'string'],
    { type: 'string', logicalType: 'uuid' },
    { type: 'array', items: 'com.propalpes.shared.Regla' },
  ]) {
    it(`may have a field of type ${JSON.stringify(type)}`, () => {
      expect(() => withField({ type, ...(Array.isArray(type) ? { default: null } : {}) })).not.to.throw();
    });
  }

  for (const type of [
    'text',
    [],
    ['string', 'null'],
    ['null', 'string', 'long'],
    { type: 'enum', name: 'Estado', symbols: ['A'] },
    { type: 'map', values: 'string' },
    { type: 'long', logicalType: 'uuid' },
    'com.example.Regla',
  ]) {
    it(`may not have a field of type ${JSON.stringify(type)}, and the field is named`, () => {
      expect(() => withField({ type })).to.throw('Prueba.avsc: field campo type: must be');
    });
  }

  for (const name of ['campoUno', 'campo__uno', 'campo_1', '_campo', 'Campo']) {
    it(`may not have a field named ${name}, which has no camelCase of its own`, () => {
      expect(() => parse({ fields: [{ name, type: 'string' }] })).to.throw(
        `field ${name} name: must be snake_case`,
      );
    });
  }

  it('needs a default of null where a field is optional', () => {
    expect(() => withField({ type: ['null', 'string'] })).to.throw('field campo: default must be null');
  });

  it('refuses a default of another type', () => {
    expect(() => withField({ type: 'long', default: 'x' })).to.throw('field campo: default "x" does not fit');
  });

  it('accepts a default of its type', () => {
    for (const [type, value] of [
      ['long', 1],
      ['string', ''],
      ['boolean', false],
      ['double', 1.5],
    ]) {
      expect(() => withField({ type, default: value })).not.to.throw();
    }
  });

  it('refuses a namespace outside ours', () => {
    expect(() => parse({ namespace: 'com.example' })).to.throw(
      'Prueba.avsc: namespace: must be com.propalpes.<context>',
    );
  });

  it('refuses a key that Avro does not know', () => {
    expect(() => withField({ type: 'string', deflaut: '' })).to.throw(/field campo.*deflaut/);
  });
});
