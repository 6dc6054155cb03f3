import { expect } from 'chai';
import { faultKinds, type FaultKind } from '../../src/ledger/verdict.js';
import { alarms, isGood, table, type Trial } from '../../src/mutants/judgement.js';
import type { Mutant } from '../../src/mutants/mutants.js';
import type { Outcome } from '../../src/mutants/outcome.js';

const mutant: Mutant = { name: 'a-bug', bug: 'it is wrong', attack: 'rush', shownBy: ['lost', 'poison'] };

const outcome = (
  counts: Partial<Record<FaultKind, number>> = {},
  missed: Outcome['missed'] = [],
): Outcome => ({
  counts: { ...(Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Outcome['counts']), ...counts },
  findings: [],
  missed,
});

const trial = (of: Outcome | { readonly error: string }, bug?: Mutant): Trial => ({
  name: bug?.name ?? 'none',
  attacks: ['rush'],
  ...(bug && { mutant: bug }),
  seconds: 90,
  outcome: of,
});

const unburied = { blow: 'poison', failure: 'no dead letter' };

describe('The judgement of the mutants', () => {
  describe('about a bug', () => {
    it('is good when the ledger found what the bug must lead to', () => {
      expect(isGood(trial(outcome({ lost: 1 }), mutant))).to.equal(true);
    });

    it('is good when the blow failed that the bug must make fail', () => {
      expect(isGood(trial(outcome({}, [unburied]), mutant))).to.equal(true);
    });

    it('is bad when nothing was found', () => {
      expect(isGood(trial(outcome(), mutant))).to.equal(false);
    });

    it('is bad when something else was found, which may be an accident', () => {
      const other = { blow: 'rush', failure: 'too slow' };
      expect(isGood(trial(outcome({ wrongEnds: 3 }, [other]), mutant))).to.equal(false);
    });

    it('is bad when the attack came to no end', () => {
      expect(isGood(trial({ error: 'it does not compile' }, mutant))).to.equal(false);
    });
  });

  describe('about the system as it is', () => {
    it('is good when nothing was found', () => {
      expect(isGood(trial(outcome()))).to.equal(true);
    });

    for (const kind of faultKinds) {
      it(`is bad when the ledger found ${kind}`, () => {
        expect(isGood(trial(outcome({ [kind]: 1 })))).to.equal(false);
      });
    }

    it('is bad when a blow failed', () => {
      expect(isGood(trial(outcome({}, [unburied])))).to.equal(false);
    });
  });

  describe('in the table of bugs', () => {
    it('counts what the ledger found and names the blows that failed', () => {
      expect(alarms(outcome({ lost: 12, undecided: 2 }, [unburied]))).to.deep.equal([
        'ledger: 12 lost, 2 undecided',
        'poison: no dead letter',
      ]);
    });

    it('has a line for each trial', () => {
      const lines = table([trial(outcome()), trial(outcome({ lost: 2 }), mutant)]).split('\n');
      expect(lines).to.have.length(3);
      expect(lines[1]).to.match(/^none +rush +90 s +good +nothing, as it should be$/);
      expect(lines[2]).to.match(/^a-bug +rush +90 s +good +ledger: 2 lost$/);
    });

    it('says of a bug that nothing caught that it survives', () => {
      expect(table([trial(outcome(), mutant)])).to.match(/BAD +nothing: it survives$/);
    });

    it('says why there is no verdict, in one line', () => {
      expect(table([trial({ error: 'no room\nat line 1' }, mutant)])).to.match(/BAD +no verdict: no room$/);
    });
  });
});
