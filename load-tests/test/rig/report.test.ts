import { expect } from 'chai';
import type { Death } from '../../src/rig/deaths.js';
import { findingsText, outcomeTable } from '../../src/rig/report.js';
import { faultKinds, type Finding, type Verdict } from '../../src/ledger/verdict.js';

const verdictWith = (found: Partial<Verdict>): Verdict => ({
  ...(Object.fromEntries(faultKinds.map((kind) => [kind, []])) as unknown as Verdict),
  ...found,
});

const deaths: Death[] = [
  { cell: 'one', at: 100 },
  { cell: 'two', at: 200, failure: 'lived on' },
  { cell: 'one', at: 300 },
];

/** The numbers of a row: planned, killed, then one for each kind. */
const numbersOf = (table: string, row: string): number[] =>
  (table.split('\n').find((line) => line.startsWith(row)) ?? '').trim().split(/\s+/).slice(1).map(Number);

describe('The report of a run', () => {
  it('counts for each cell what was planned and what happened', () => {
    const table = outcomeTable(deaths, verdictWith({}));
    expect(numbersOf(table, 'one').slice(0, 2)).to.deep.equal([2, 2]);
    expect(numbersOf(table, 'two').slice(0, 2)).to.deep.equal([1, 0]);
    expect(numbersOf(table, 'total').slice(0, 2)).to.deep.equal([3, 2]);
  });

  it('counts a finding in the row of the first death after it', () => {
    const lost: Finding[] = [
      { id: 'a', what: '', at: 150 },
      { id: 'b', what: '', at: 250 },
      { id: 'c', what: '', at: 999 },
    ];
    const table = outcomeTable(deaths, verdictWith({ lost }));
    expect([numbersOf(table, 'one')[2], numbersOf(table, 'two')[2]]).to.deep.equal([2, 1]);
  });

  it('counts a finding without a time in the total', () => {
    const table = outcomeTable(deaths, verdictWith({ orphans: [{ id: 'a', what: '' }] }));
    expect(numbersOf(table, 'total')[2 + faultKinds.indexOf('orphans')]).to.equal(1);
  });

  it('shows a few findings of a kind and says how many more there are', () => {
    const lost = Array.from({ length: 12 }, (_, index) => ({ id: `m${index}`, what: 'gone' }));
    const lines = findingsText(verdictWith({ lost }));
    expect([lines[0], lines.at(-1)]).to.deep.equal(['lost: m0: gone', 'lost: and 2 more']);
  });
});
