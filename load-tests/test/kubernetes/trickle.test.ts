import { expect } from 'chai';
import { whileTrickling } from '../../src/kubernetes/trickle.js';

/** Work that is over when a company was sent for the second time. */
function untilSecond() {
  const sent: number[] = [];
  let end = (): void => undefined;
  const work = new Promise<string>((resolve) => {
    end = () => {
      resolve('the result');
    };
  });
  const sendFor = (companies: number) => {
    sent.push(companies);
    if (sent.length === 2) end();
    return Promise.resolve();
  };
  return { sent, commands: { sendFor }, work: () => work };
}

describe('A trickle of commands', () => {
  it('resolves with what comes of the work', async () => {
    const { commands, work } = untilSecond();
    expect(await whileTrickling(commands, work)).to.equal('the result');
  });

  it('sends for one company after the other until the work is over', async () => {
    const { sent, commands, work } = untilSecond();
    await whileTrickling(commands, work);
    expect(sent).to.deep.equal([1, 1]);
  });

  it('fails when a command cannot be sent', async () => {
    const { work } = untilSecond();
    const commands = { sendFor: () => Promise.reject(new Error('no broker')) };
    const failure = await whileTrickling(commands, work).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error).with.property('message', 'no broker');
  });
});
