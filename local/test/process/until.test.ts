import { expect } from 'chai';
import { until } from '../../src/process/until.js';

describe('until', () => {
  it('resolves once the condition holds', async () => {
    let looks = 0;
    await until(() => Promise.resolve(++looks === 3), { what: 'three', withinMs: 1_000, everyMs: 1 });
    expect(looks).to.equal(3);
  });

  it('takes a condition that throws for one that does not hold yet', async () => {
    let looks = 0;
    const condition = () => (++looks < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve(true));
    await until(condition, { what: 'three', withinMs: 1_000, everyMs: 1 });
    expect(looks).to.equal(3);
  });

  it('says what did not happen, and why, when the deadline passes', async () => {
    const never = () => Promise.reject(new Error('refused'));
    const failure: unknown = await until(never, { what: 'An answer', withinMs: 20, everyMs: 5 }).catch(
      (error: unknown) => error,
    );
    expect(String(failure)).to.equal('Error: An answer did not happen within 0 s: refused');
  });

  it('stops waiting when it is told to', async () => {
    const abort = new AbortController();
    const waiting = until(() => Promise.resolve(false), {
      what: 'it',
      withinMs: 60_000,
      signal: abort.signal,
    });
    abort.abort(new Error('enough'));
    const failure: unknown = await waiting.catch((error: unknown) => error);
    expect(String(failure)).to.equal('Error: enough');
  });
});
