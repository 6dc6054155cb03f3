import { expect } from 'chai';
import { Journal } from '../../src/load/journal.js';

const of = { topic: 'comandos/compania', type: 'CrearCompania', ends: [] };
const asked = { ...of, messageId: 'm', operacionId: 'o', aggregateId: 'a', at: 1 };

describe('The journal', () => {
  it('leaves open what was not answered', () => {
    const journal = new Journal();
    journal.asked(asked);
    expect(journal.mutations).to.deep.equal([{ ...asked, fate: 'indeterminate' }]);
  });

  it('keeps what was accepted once, however often it is asked for again', () => {
    const journal = new Journal();
    journal.asked(asked);
    journal.accepted('m');
    journal.asked({ ...asked, at: 2 });
    journal.accepted('m');
    expect(journal.mutations).to.deep.equal([{ ...asked, fate: 'accepted' }]);
    expect(journal.acceptedSoFar).to.equal(1);
  });
});
