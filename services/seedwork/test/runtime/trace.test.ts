import { expect } from 'chai';
import fc from 'fast-check';
import {
  childOf,
  formatTraceparent,
  isSampled,
  isUnsampled,
  newTraceparent,
  parseTraceparent,
} from '../../src/runtime/trace.js';

const example = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('trace context', () => {
  it('reads a traceparent', () => {
    expect(parseTraceparent(example)).to.deep.equal({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
      sampled: true,
    });
  });

  it('makes traceparents it can read, which ask nobody to record them', () => {
    expect(parseTraceparent(newTraceparent())).to.include({ sampled: false });
  });

  for (const sampled of [true, false])
    it(`keeps the trace in a child with a span of its own, ${sampled ? '' : 'not '}sampled like its parent`, () => {
      const child = parseTraceparent(childOf(example.replace(/01$/, sampled ? '01' : '00')));
      expect(child).to.include({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', sampled });
      expect(child?.spanId).to.not.equal('00f067aa0ba902b7');
    });

  it('tells whether a sender decided, and what, as reading the whole would', () => {
    const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`));
    const wellFormed = fc
      .tuple(hex(32), hex(16), fc.boolean())
      .map((parts) => formatTraceparent(...parts))
      .filter((text) => parseTraceparent(text) !== undefined);
    const flags = hex(2).map((digits) => example.replace(/01$/, digits));
    const later = fc.tuple(flags, hex(2)).map(([text, more]) => `01${text.slice(2)}-${more}`);
    fc.assert(
      fc.property(fc.oneof(wellFormed, flags, later), (text) => {
        const sampled = parseTraceparent(text)?.sampled;
        expect(isSampled(text)).to.equal(sampled);
        if (isUnsampled(text)) expect(sampled).to.equal(false);
      }),
    );
    expect([isSampled(undefined), isUnsampled(undefined)]).to.deep.equal([false, false]);
  });

  for (const malformed of [
    '',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
  ]) {
    it(`does not read "${malformed}"`, () => {
      expect(parseTraceparent(malformed)).to.equal(undefined);
    });
  }

  it('starts a new trace from any text that is not a traceparent', () => {
    fc.assert(fc.property(fc.string(), (text) => parseTraceparent(childOf(text))?.sampled === false));
  });
});
