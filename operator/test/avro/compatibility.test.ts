import avsc, { type Schema } from 'avsc';
import { expect } from 'chai';
import fc from 'fast-check';

import { unreadable } from '../../src/avro/compatibility.js';

const record = (name: string, ...fields: readonly object[]) => ({ type: 'record', name, fields });
const field = (name: string, type: unknown, rest: object = {}) => ({ name, type, ...rest });
const enumOf = (...symbols: string[]) => ({ type: 'enum', name: 'E', symbols });

describe('unreadable', function () {
  this.timeout(30_000);

  const cases: readonly [title: string, reader: object, writer: object, expected: string[]][] = [
    [
      'names a field without default',
      record('R', field('b', 'int')),
      record('R'),
      ['b: has no default and is not written'],
    ],
    ['accepts a field with a default', record('R', field('b', 'int', { default: 1 })), record('R'), []],
    ['accepts a field that is no longer read', record('R'), record('R', field('b', 'int')), []],
    [
      'names a field whose type changed',
      record('R', field('b', 'int')),
      record('R', field('b', 'string')),
      ['b: is int but string is written'],
    ],
    ['accepts a promotion', record('R', field('b', 'long')), record('R', field('b', 'int')), []],
    [
      'names a narrowing',
      record('R', field('b', 'int')),
      record('R', field('b', 'long')),
      ['b: is int but long is written'],
    ],
    [
      'accepts an alias',
      record('R', field('new', 'int', { aliases: ['b'] })),
      record('R', field('b', 'int')),
      [],
    ],
    [
      'names a field that stopped being optional',
      record('R', field('b', 'int')),
      record('R', field('b', ['null', 'int'])),
      ['b: is int but null is written'],
    ],
    [
      'names the record in a union',
      record('R', field('data', [record('A', field('x', 'int')), record('B', field('y', 'int'))])),
      record('R', field('data', [record('A', field('x', 'int')), record('B', field('y', 'string'))])),
      ['data.B.y: is int but string is written'],
    ],
    [
      'names a branch that is gone',
      record('R', field('data', [record('A', field('x', 'int'))])),
      record('R', field('data', [record('A', field('x', 'int')), record('B', field('y', 'string'))])),
      ['data.B: has no branch for B, which is written'],
    ],
    [
      'looks into arrays and maps',
      record('R', field('a', { type: 'array', items: 'int' }), field('m', { type: 'map', values: 'int' })),
      record(
        'R',
        field('a', { type: 'array', items: 'string' }),
        field('m', { type: 'map', values: 'null' }),
      ),
      ['a.[]: is int but string is written', 'm.{}: is int but null is written'],
    ],
    [
      'names a symbol that is gone',
      record('R', field('e', enumOf('A'))),
      record('R', field('e', enumOf('A', 'B'))),
      ['e: has no symbol B, which is written'],
    ],
    [
      'compares the size of fixed',
      { type: 'fixed', name: 'F', size: 2 },
      { type: 'fixed', name: 'F', size: 3 },
      ['the schema: has 2 bytes but 3 are written'],
    ],
  ];
  for (const [title, reader, writer, expected] of cases) {
    it(title, () => {
      expect(unreadable(reader as never, writer as never)).to.deep.equal(expected);
    });
  }

  it('ends on records that contain themselves', () => {
    const tree = (type: string) => record('T', field('value', type), field('next', ['null', 'T']));
    expect(unreadable(tree('int'), tree('string'))).to.deep.equal(['value: is int but string is written']);
  });

  it('agrees with avsc on records of primitives, arrays and options', () => {
    const leaf = fc.constantFrom('int', 'long', 'double', 'string', 'boolean');
    const type = fc.oneof(
      leaf,
      leaf.map((items) => ({ type: 'array', items })),
      leaf.map((it) => ['null', it]),
    );
    const fields = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), type, fc.boolean()), {
      selector: ([name]) => name,
    });
    const schema = fields.map((all) =>
      record(
        'R',
        ...all.map(([name, it, optional]) =>
          field(name, it, optional && Array.isArray(it) ? { default: null } : {}),
        ),
      ),
    );
    fc.assert(
      fc.property(schema, schema, (reader, writer) => {
        expect(unreadable(reader, writer).length === 0).to.equal(resolves(reader, writer));
      }),
    );
  });
});

function resolves(reader: object, writer: object): boolean {
  try {
    avsc.Type.forSchema(reader as Schema).createResolver(avsc.Type.forSchema(writer as Schema));
    return true;
  } catch {
    return false;
  }
}
