import { expect } from 'chai';

import { canonicalJson } from '../src/canonical-json.js';
import { fingerprint } from '../src/fingerprint.js';

const withField = (field: object): string =>
  JSON.stringify({ type: 'record', name: 'A', fields: [{ name: 'x', ...field }] });

describe('fingerprint', () => {
  it('is sixteen hexadecimal digits', () => {
    expect(fingerprint('{"type":"string"}')).to.match(/^[0-9a-f]{16}$/);
  });

  it('is the beginning of the SHA-256 of the canonical text', () => {
    // printf '{"type":"string"}' | sha256sum
    expect(fingerprint('{ "type": "string" }')).to.equal('00404e686415370f');
  });

  it('does not depend on the order of keys, white space or docs', () => {
    const one = '{"type":"record","name":"A","doc":"a","fields":[{"name":"x","type":"long","doc":"b"}]}';
    const other = '{ "fields": [ { "type": "long", "name": "x" } ], "name": "A", "type": "record" }';
    expect(fingerprint(one)).to.equal(fingerprint(other));
  });

  it('changes with the order of fields', () => {
    const schema = (...names: string[]): string =>
      JSON.stringify({ type: 'record', name: 'A', fields: names.map((name) => ({ name, type: 'long' })) });
    expect(fingerprint(schema('a', 'b'))).not.to.equal(fingerprint(schema('b', 'a')));
  });

  it('changes with a default, which avsc does not see', () => {
    expect(fingerprint(withField({ type: 'long', default: 1 }))).not.to.equal(
      fingerprint(withField({ type: 'long', default: 2 })),
    );
  });

  it('changes with a logical type, which avsc does not see', () => {
    expect(fingerprint(withField({ type: { type: 'long', logicalType: 'timestamp-millis' } }))).not.to.equal(
      fingerprint(withField({ type: { type: 'long' } })),
    );
  });

  it('keeps what a default calls doc', () => {
    expect(canonicalJson({ doc: 'gone', default: { b: 1, doc: 'kept' } })).to.equal(
      '{"default":{"b":1,"doc":"kept"}}',
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => fingerprint('<html>')).to.throw(SyntaxError);
  });
});
