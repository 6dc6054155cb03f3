import { expect } from 'chai';
import { getEventListeners } from 'node:events';
import { withOwnSignal } from '../../src/runtime/own-signal.js';
import { rejectionOf } from '../support/rejections.js';

const reasonOf = (signal: AbortSignal): Promise<unknown> => Promise.resolve(signal.reason);

describe('work with a signal of its own', () => {
  let parent: AbortController;
  const reason = new Error('enough');

  beforeEach(() => {
    parent = new AbortController();
  });

  it('ends as it ends', async () => {
    expect(await withOwnSignal(parent.signal, () => Promise.resolve(1))).to.equal(1);
    expect(await rejectionOf(withOwnSignal(parent.signal, () => Promise.reject(reason)))).to.equal(reason);
  });

  it('is told when the parent aborts, and why', async () => {
    const told = withOwnSignal(parent.signal, (own) => {
      parent.abort(reason);
      return reasonOf(own);
    });
    expect(await told).to.equal(reason);
  });

  it('is told when the parent has aborted before', async () => {
    parent.abort(reason);
    expect(await withOwnSignal(parent.signal, reasonOf)).to.equal(reason);
  });

  it('leaves nothing at the parent', async () => {
    await withOwnSignal(parent.signal, () => Promise.resolve());
    await rejectionOf(withOwnSignal(parent.signal, () => Promise.reject(reason)));
    expect(getEventListeners(parent.signal, 'abort')).to.be.empty;
  });
});
