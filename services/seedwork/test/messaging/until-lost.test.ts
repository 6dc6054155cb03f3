import { expect } from 'chai';
import { untilLost } from '../../src/messaging/until-lost.js';

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
