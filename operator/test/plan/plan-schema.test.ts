import { expect } from 'chai';

import { planSchema } from '../../src/plan/plan-schema.js';
import { observedTopic, recordOf, sampleTopic, topicManifest } from '../samples.js';

const a = { name: 'a', type: 'string' };
const old = { version: 0, type: 'AVRO', definition: recordOf(a) };
const spec = (definition: string) => topicManifest({ schema: { type: 'AVRO', definition } }).spec;
const refused = { compatible: false, reason: 'the broker said no' } as const;

describe('planSchema', () => {
  it('registers the first schema', () => {
    expect(planSchema(spec(recordOf(a)), observedTopic()).actions).to.deep.equal([
      { type: 'register-schema', topic: sampleTopic, definition: recordOf(a) },
    ]);
  });

  it('registers what the broker finds compatible', () => {
    const observed = observedTopic({ schemas: [old], verdict: { compatible: true } });
    const { actions } = planSchema(spec(recordOf(a, { ...a, name: 'b', default: '' })), observed);
    expect(actions.map((it) => it.type)).to.deep.equal(['register-schema']);
  });

  it('does not register again what differs in order and doc alone', () => {
    const definition = recordOf({ type: 'string', doc: 'the first', name: 'a' });
    expect(planSchema(spec(definition), observedTopic({ schemas: [old] })).actions).to.deep.equal([]);
  });

  it('does not register a former version again', () => {
    const newer = { version: 1, type: 'AVRO', definition: recordOf(a, { ...a, name: 'b', default: '' }) };
    expect(planSchema(spec(recordOf(a)), observedTopic({ schemas: [old, newer] })).actions).to.deep.equal([]);
  });

  it('names direction, version and field of an incompatible schema', () => {
    const observed = observedTopic({ schemas: [old], verdict: refused });
    const { actions, findings } = planSchema(spec(recordOf(a, { ...a, name: 'b' })), observed);
    expect(actions).to.deep.equal([]);
    expect(findings).to.have.nested.property('[0].reason', 'SchemaIncompatible');
    expect(findings).to.have.nested.property(
      '[0].message',
      'backward: cannot read version 0: b: has no default and is not written',
    );
  });

  it('names the direction that the strategy of the namespace asks for', () => {
    const verdict = refused;
    const observed = observedTopic({ schemas: [old], verdict, compatibility: 'FORWARD' });
    const { findings } = planSchema(spec(recordOf({ ...a, name: 'b' })), observed);
    expect(findings).to.have.nested.property(
      '[0].message',
      'forward: version 0 cannot read it: a: has no default and is not written',
    );
  });

  it('does not register again what differs in comments alone, which the broker reads', () => {
    const definition = `/* "the" first */ ${recordOf({ ...a, doc: '// no comment' })} // of all`;
    const observed = observedTopic({ schemas: [{ ...old, definition }] });
    expect(planSchema(spec(recordOf(a)), observed)).to.deep.equal({ actions: [], findings: [] });
  });

  it('takes a version that it cannot read for another one', () => {
    const observed = observedTopic({ schemas: [{ ...old, definition: '# YAML' }], verdict: refused });
    const { findings } = planSchema(spec(recordOf(a)), observed);
    expect(findings).to.have.nested.property('[0].message', 'the broker said no');
  });

  it("leaves the reason to the broker's words under a strategy that refuses everything", () => {
    const observed = observedTopic({
      schemas: [old],
      verdict: refused,
      compatibility: 'ALWAYS_INCOMPATIBLE',
    });
    const { findings } = planSchema(spec(recordOf(a, { ...a, name: 'b' })), observed);
    expect(findings).to.have.nested.property('[0].message', 'the broker said no');
  });

  it("falls back on the broker's words when it finds no field", () => {
    const observed = observedTopic({ schemas: [{ ...old, type: 'JSON' }], verdict: refused });
    const { findings } = planSchema(spec(recordOf(a, { ...a, name: 'b', default: '' })), observed);
    expect(findings).to.have.nested.property('[0].message', 'the broker said no');
  });

  it('tells a schema that is registered but not in the spec', () => {
    const { findings } = planSchema(topicManifest().spec, observedTopic({ schemas: [old] }));
    expect(findings.map((it) => it.reason)).to.deep.equal(['SchemaNotInSpec']);
  });
});
