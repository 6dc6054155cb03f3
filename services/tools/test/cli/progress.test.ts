import { expect } from 'chai';
import { Progress, type Screen } from '../../src/cli/progress.js';

/** What is shown of `steps` steps of 10 ms each. */
function shown(steps: number, isTTY: boolean): string[] {
  const written: string[] = [];
  const screen: Screen = { isTTY, write: (text) => written.push(text) };
  let now = 0;
  const progress = new Progress('sent', steps, screen, () => now);
  for (let step = 0; step < steps; step += 1) {
    now += 10;
    progress.advance();
  }
  return written;
}

describe('progress', () => {
  it('is a bar on a terminal, drawn over itself and ended with a line', () => {
    const bars = shown(1000, true);
    expect(bars.length).to.be.within(90, 110);
    expect(bars.every((bar) => bar.startsWith('\r'))).to.be.true;
    expect(bars.at(-1)).to.equal(`\r${'█'.repeat(30)} sent 1000/1000\n`);
  });

  it('is a line every few seconds elsewhere', () => {
    expect(shown(1000, false)).to.deep.equal(['sent 1/1000\n', 'sent 501/1000\n', 'sent 1000/1000\n']);
  });
});
