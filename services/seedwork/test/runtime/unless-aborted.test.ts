import { expect } from 'chai';
import { getEventListeners } from 'node:events';
import { unlessAborted } from '../../src/runtime/unless-aborted.js';
import { rejectionOf } from '../support/rejections.js';

const never = new Promise<never>(() => undefined);

describe('work that a signal breaks off', () => {
  let stopping: AbortController;
  const reason = new Error('enough');

  beforeEach(() => {
    stopping = new AbortController();
  });

  it('ends as it ends', async () => {
    expect(await unlessAborted(stopping.signal, Promise.resolve(1))).to.equal(1);
    const failure = new Error('failed');
    expect(await rejectionOf(unlessAborted(stopping.signal, Promise.reject(failure)))).to.equal(failure);
  });

  it('is left as soon as the signal aborts', async () => {
    const left = rejectionOf(unlessAborted(stopping.signal, never));
    stopping.abort(reason);
    expect(await left).to.equal(reason);
  });

  it('is left when the signal has aborted before', async () => {
    stopping.abort(reason);
    expect(await rejectionOf(unlessAborted(stopping.signal, never))).to.equal(reason);
  });

  it('leaves no listener behind', async () => {
    await unlessAborted(stopping.signal, Promise.resolve());
    expect(getEventListeners(stopping.signal, 'abort')).to.be.empty;
  });
});
