import { expect } from 'chai';

import { identityOf } from '../../src/avro/identity.js';

const field = (type: unknown, rest: object = {}) => ({ name: 'a', type, ...rest });
const record = (fields: readonly object[], rest: object = {}) => ({
  type: 'record',
  name: 'R',
  namespace: 'p',
  fields,
  ...rest,
});
const base = identityOf(record([field('string')]));

describe('identityOf', () => {
  const same: Record<string, object> = {
    'doc and aliases': record([field('string', { doc: 'x', aliases: ['z'] })], { doc: 'y', aliases: ['Q'] }),
    'a full name for a short one': { type: 'record', name: 'p.R', fields: [field('string')] },
    'a spelled-out primitive': record([field({ type: 'string' })]),
    'the order that is the default': record([field('string', { order: 'ascending' })]),
    'the order of keys': {
      fields: [{ type: 'string', name: 'a' }],
      namespace: 'p',
      name: 'R',
      type: 'record',
    },
  };
  for (const [difference, schema] of Object.entries(same)) {
    it(`does not see ${difference}`, () => {
      expect(identityOf(schema as never)).to.equal(base);
    });
  }

  const different: Record<string, object> = {
    'a default': record([field('string', { default: '' })]),
    'a logical type': record([field({ type: 'string', logicalType: 'uuid' })]),
    'an unknown attribute': record([field('string', { secret: true })]),
    'another namespace': record([field('string')], { namespace: 'q' }),
  };
  for (const [difference, schema] of Object.entries(different)) {
    it(`sees ${difference}`, () => {
      expect(identityOf(schema as never)).to.not.equal(base);
    });
  }

  it('resolves names inside a namespace', () => {
    const inner = { type: 'record', name: 'I', fields: [] };
    const short = record([field(inner), { name: 'b', type: ['null', 'I'] }]);
    const full = record([field({ ...inner, name: 'p.I' }), { name: 'b', type: ['null', 'p.I'] }]);
    expect(identityOf(short)).to.equal(identityOf(full));
  });
});
