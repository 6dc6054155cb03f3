import { expect } from 'chai';

import { inWords } from '../../src/controller/outcome.js';
import { maxMessage } from '../../src/kinds/status.js';

const judgement = (message: string) => ({ status: 'False', reason: 'InvalidSpec', message }) as const;

describe('what is said of an object', () => {
  it('is cut to what the API server takes, of each condition', () => {
    const long = judgement('x'.repeat(maxMessage + 1));
    const { ready, schemaCompatible } = inWords({ ready: long, schemaCompatible: long, retry: false });
    for (const it of [ready, schemaCompatible!]) {
      expect(it.message).to.have.length(maxMessage);
      expect(it.message.endsWith('x…')).to.equal(true);
    }
  });

  it('does not end in half a character', () => {
    const { message } = inWords({ ready: judgement('💥'.repeat(maxMessage)), retry: false }).ready;
    expect(Buffer.from(message).toString()).to.equal(message);
  });

  it('is left as it is where there is room', () => {
    const outcome = {
      ready: judgement('short'),
      schemaCompatible: null,
      facts: { partitions: 1 },
      retry: true,
    };
    expect(inWords(outcome)).to.deep.equal(outcome);
  });
});
