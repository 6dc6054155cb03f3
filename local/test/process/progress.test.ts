import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { step } from '../../src/process/progress.js';

describe('a step', () => {
  let said: string[];
  const say = (text: string) => said.push(text);

  beforeEach(() => {
    said = [];
  });

  it('says what is done and how long it took', async () => {
    expect(await step(say, 'Counting', () => Promise.resolve(3))).to.equal(3);
    expect(said[0]).to.equal('Counting …');
    expect(said[1]).to.match(/^Counting: done in \d+\.\d s$/);
  });

  it('says now and then that it is still being done', async () => {
    let finish: () => void = () => undefined;
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const hear = (text: string) => {
      said.push(text);
      if (said.length === 3) finish();
    };
    await step(hear, 'Counting', () => work, { everyMs: 1 });
    expect(said[1]).to.match(/^Counting: still at it after \d+\.\d s$/);
    expect(said.at(-1)).to.match(/^Counting: done in \d+\.\d s$/);
  });

  it('says how far it has come, and goes on without where nobody knows', async () => {
    let finish: () => void = () => undefined;
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const answers = ['half of it'];
    const soFar = () => {
      const answer = answers.pop();
      return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
    };
    const hear = (text: string) => {
      said.push(text);
      if (said.length === 3) finish();
    };
    await step(hear, 'Counting', () => work, { everyMs: 1, soFar });
    expect(said[1]).to.match(/still at it after \d+\.\d s, half of it$/);
    expect(said[2]).to.match(/still at it after \d+\.\d s$/);
  });

  it('says nothing more once it failed', async () => {
    const failure: unknown = await step(say, 'Counting', () => Promise.reject(new Error('no')), {
      everyMs: 1,
    }).catch((error: unknown) => error);
    expect(String(failure)).to.equal('Error: no');
    await pause(5);
    expect(said).to.deep.equal(['Counting …']);
  });
});
