import { expect } from 'chai';
import { untilFound, untilLost } from '../../src/messaging/until-lost.js';

describe('a connection', () => {
  const never = new AbortController().signal;

  it('is given up after so many looks without it on end', async () => {
    const looks = [true, false, false, true, false, false, false];
    const lost = await untilLost(() => looks.shift() ?? true, 3, never, 1);
    expect(lost).to.be.true;
    expect(looks).to.deep.equal([]);
  });

  it('is watched without a verdict until told to stop', async () => {
    const stopping = new AbortController();
    const watching = untilLost(() => true, 1, stopping.signal, 60_000);
    stopping.abort();
    expect(await watching).to.be.false;
  });

  it('is found at the first look that sees it', async () => {
    const looks = [false, false, true, false];
    expect(await untilFound(() => looks.shift() ?? false, new AbortController().signal, 1)).to.be.true;
    expect(looks).to.deep.equal([false]);
  });

  it('is looked for until told to stop', async () => {
    const stopping = new AbortController();
    const looking = untilFound(() => false, stopping.signal, 60_000);
    stopping.abort();
    expect(await looking).to.be.false;
  });
});
