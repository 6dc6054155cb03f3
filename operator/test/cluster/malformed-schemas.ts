import { recordOf } from '../samples.js';
import { refused, told, type Malformed } from './malformed.js';

const avro = (definition: unknown) => ({ schema: { type: 'AVRO', definition } });
const field = (type: unknown, more: object = {}) => avro(recordOf({ name: 'a', type, ...more }));

const required = /spec\.schema\.definition: Required value/;
const otherType = /spec\.schema\.type: Unsupported value: "JSON"/;
const notText = /unknown field "spec\.schema\.definition\.type"/;
const tooLong = /spec\.schema\.definition: Too long: may not be more than 262144/;
const notAvro = /^spec\.schema\.definition: must be an Avro schema: ./;

export const malformedSchemas: readonly Malformed[] = [
  refused('a schema without definition', { schema: { type: 'AVRO' } }, required),
  refused('a schema of another type', { schema: { type: 'JSON', definition: '"int"' } }, otherType),
  refused('a definition that is no text', avro({ type: 'int' }), notText),
  refused('a definition that is too long', avro(' '.repeat(256 * 1_024 + 1)), tooLong),
  told('an empty definition', avro(''), notAvro),
  told('a definition that is no JSON', avro('{"type": "record",'), notAvro),
  told('a definition that is no Avro', avro('{"a": 1}'), notAvro),
  told('a definition that is null', avro('null'), notAvro),
  told('a record without fields', avro('{"type":"record","name":"R"}'), notAvro),
  told('a field of unknown type', field('Nothing'), /^spec\.schema\.definition: .*Nothing/),
  told(
    'a field with a bad name',
    avro(recordOf({ name: 'a-b', type: 'int' })),
    /^spec\.schema\.definition: .*a-b/,
  ),
  told('a field twice', avro(recordOf({ name: 'a', type: 'int' }, { name: 'a', type: 'int' })), notAvro),
  told(
    'a field twice in a schema that is longer than what may be said of it',
    avro(recordOf(...['a', 'a'].map((name) => ({ name, type: 'int', doc: 'x'.repeat(20_000) })))),
    /^spec\.schema\.definition: must be an Avro schema: [^]*…$/,
  ),
  told('a default of another type', field('int', { default: 'x' }), /^spec\.schema\.definition: .*default/),
  told('a default of the second type of a union', field(['null', 'int'], { default: 1 }), notAvro),
  told('an enum that repeats a symbol', field({ type: 'enum', name: 'E', symbols: ['x', 'x'] }), notAvro),
  told('a fixed without size', field({ type: 'fixed', name: 'F' }), notAvro),
  told('a union in a union', field(['null', ['int']]), notAvro),
];
