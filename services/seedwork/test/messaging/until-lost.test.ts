import { expect } from 'chai';
import { untilFound, untilLost } from '../../src/messaging/until-lost.js';

describe('until lost', () => {
  const never = new AbortController().signal;

  it('gives a connection up after so many looks without it on end', async () => {
    const looks = [true, false, false, true, false, false, false];
    const lost = await untilLost(() => looks.shift() ?? true, 3, never, 1);
    expect(lost).to.be.true;
    expect(looks).to.deep.equal([]);
  });

  it('ends without a verdict when it is told to', async () => {
    const stopping = new AbortController();
    const watching = untilLost(() => true, 1, stopping.signal, 60_000);
    stopping.abort();
    expect(await watching).to.be.false;
  });
});

describe('until found', () => {
  it('ends at the first look that finds it', async () => {
    const looks = [false, false, true, false];
    expect(await untilFound(() => looks.shift() ?? false, new AbortController().signal, 1)).to.be.true;
    expect(looks).to.deep.equal([false]);
  });

  it('ends without it when it is told to', async () => {
    const stopping = new AbortController();
    const looking = untilFound(() => false, stopping.signal, 60_000);
    stopping.abort();
    expect(await looking).to.be.false;
  });
});
