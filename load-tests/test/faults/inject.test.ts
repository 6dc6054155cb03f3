import { expect } from 'chai';
import type { PlannedFault } from '../../src/faults/fault.js';
import { inject } from '../../src/faults/inject.js';

const target = { kind: 'database', name: 'database' } as const;
const never = new AbortController().signal;
const pace = { faultSeconds: 0.05, restSeconds: 0.02, wideRestSeconds: 0.1 };

describe('The fault timeline', () => {
  const told: string[] = [];
  const hands = {
    recovered: () => Promise.resolve(),
    say: (text: string) => {
      told.push(text);
    },
  };

  const fault = (what: string, strike: () => Promise<void> = () => Promise.resolve()): PlannedFault => ({
    what,
    target,
    strike,
    heal: () => Promise.resolve(),
  });

  it('tells when each fault began and when all was well again, one after the other', async () => {
    const [first, second] = await inject([fault('kill'), fault('pause')], pace, hands, never);
    expect(first!.to - first!.from).to.be.at.least(49);
    expect(second!.from - first!.to).to.be.at.least(19);
  });

  for (const widest of [
    { kind: 'broker', name: 'broker' },
    { kind: 'service', name: 'bff-web#1' },
  ] as const)
    it(`waits longer after a fault of ${widest.name}, which would excuse what the next one does`, async () => {
      const wide = { ...fault('kill'), target: widest };
      const [first, second] = await inject([wide, fault('pause')], pace, hands, never);
      expect(second!.from - first!.to).to.be.at.least(99);
    });

  for (const [how, strike] of Object.entries({
    'is refused': () => Promise.reject(new Error('nobody is there')),
    throws: () => {
      throw new Error('nobody is there');
    },
  }))
    it(`goes on after a fault that ${how}, and names it`, async () => {
      const spans = await inject([fault('kill', strike), fault('pause')], pace, hands, never);
      expect(spans.map(({ failure }) => failure)).to.deep.equal(['nobody is there', undefined]);
    });

  it('counts a system that does not recover as a failure', async () => {
    const recovered = () => Promise.reject(new Error('companias#1 is not ready'));
    const [span] = await inject([fault('kill')], pace, { ...hands, recovered }, never);
    expect(span!.failure).to.equal('companias#1 is not ready');
  });

  it('undoes what it did and does no more once it is told to end', async () => {
    const over = new AbortController();
    let healed = 0;
    const lasting: PlannedFault = {
      ...fault('kill', () => {
        over.abort();
        return Promise.resolve();
      }),
      heal: () => Promise.resolve(void (healed += 1)),
    };
    const spans = await inject([lasting, fault('pause')], { ...pace, faultSeconds: 60 }, hands, over.signal);
    expect([spans.length, healed]).to.deep.equal([1, 1]);
  });
});
