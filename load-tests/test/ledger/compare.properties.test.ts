import { expect } from 'chai';
import fc from 'fast-check';
import { kindsOf } from './drafts.js';
import { history } from './histories.js';

const repetitions = fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 10 });

/** Delivers some messages again, at any later place. */
function repeat<T>(messages: T[], again: readonly { from: number; to: number }[]): T[] {
  const all = [...messages];
  for (const { from, to } of again) {
    const source = from % all.length;
    const later = source + 1 + (to % (all.length - source));
    all.splice(later, 0, all[source]!);
  }
  return all;
}

const without = <T>(items: readonly T[], index: number): T[] =>
  items.filter((_, at) => at !== index % items.length);

describe('The ledger, over any history', () => {
  it('finds nothing where messages were only delivered again', () => {
    fc.assert(
      fc.property(history, repetitions, (evidence, again) => {
        const { events, commands } = evidence;
        const repeated = { ...evidence, events: repeat(events, again), commands: repeat(commands, again) };
        expect(kindsOf(repeated)).to.deep.equal([]);
      }),
    );
  });

  it('misses any event that is gone, unless it came twice', () => {
    fc.assert(
      fc.property(history, fc.nat(), (evidence, which) => {
        expect(kindsOf({ ...evidence, events: without(evidence.events, which) })).to.include('lost');
      }),
    );
  });

  it('misses any document and any operation that is gone', () => {
    fc.assert(
      fc.property(history, fc.nat(), (evidence, which) => {
        const { documents, operations } = evidence;
        expect(kindsOf({ ...evidence, documents: without(documents, which) })).to.include('lost');
        expect(kindsOf({ ...evidence, operations: without(operations, which) })).to.include('lost');
      }),
    );
  });

  it('sees any event that was decided twice', () => {
    fc.assert(
      fc.property(history, fc.nat(), (evidence, which) => {
        const original = evidence.events[which % evidence.events.length]!;
        const events = [...evidence.events, { ...original, id: 'another', digest: 'other bytes' }];
        expect(kindsOf({ ...evidence, events })).to.include('doubleEffects');
      }),
    );
  });

  it('sees any two events of one aggregate that changed places', () => {
    fc.assert(
      fc.property(history, fc.nat(), (evidence, which) => {
        const second = evidence.events.filter(({ aggregateVersion }) => aggregateVersion! > 1);
        fc.pre(second.length > 0);
        const late = second[which % second.length]!;
        const early = evidence.events.find(
          ({ topic, aggregateId }) => topic === late.topic && aggregateId === late.aggregateId,
        )!;
        const swapped = evidence.events.map((event) =>
          event === late ? early : event === early ? late : event,
        );
        expect(kindsOf({ ...evidence, events: swapped })).to.include('orderInversions');
      }),
    );
  });

  it('sees any command that was never asked for', () => {
    fc.assert(
      fc.property(history, fc.nat(), (evidence, which) => {
        expect(kindsOf({ ...evidence, mutations: without(evidence.mutations, which) })).to.include(
          'unexpected',
        );
      }),
    );
  });
});
