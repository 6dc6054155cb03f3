import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';
import { DeadlineExceeded, withDeadline } from '../../src/runtime/deadline.js';

describe('a deadline', () => {
  it('gives what the work gives', async () => {
    expect(await withDeadline(60_000, 'work', Promise.resolve(1))).to.equal(1);
  });

  it('leaves no timer behind', async () => {
    const works = Array.from({ length: 100 }, () => withDeadline(60_000, 'work', Promise.resolve()));
    await Promise.all(works);
    const timers = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout');
    expect(timers.length).to.be.below(works.length);
  });

  it('fails as the work fails', async () => {
    const bug = new Error('bug');
    expect(await withDeadline(60_000, 'work', Promise.reject(bug)).catch((e: unknown) => e)).to.equal(bug);
  });

  it('says that work which is not over in time is unavailable', async () => {
    const never = new Promise<never>(() => undefined);
    const error: unknown = await withDeadline(5, 'work', never).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(DeadlineExceeded).and.instanceOf(Unavailable);
    expect(error).to.have.property('message', 'work is unavailable: no answer in 5 ms');
  });
});
