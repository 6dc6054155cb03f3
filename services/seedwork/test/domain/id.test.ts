import { expect } from 'chai';
import { version } from 'uuid';
import { newId } from '../../src/domain/id.js';

describe('newId', () => {
  it('gives different ids of version 7, however many', () => {
    const ids = Array.from({ length: 1_000 }, newId);
    expect(new Set(ids).size).to.equal(1_000);
    expect(ids.every((id) => version(id) === 7)).to.equal(true);
  });

  it('gives a later id to a later millisecond', async () => {
    const first = newId();
    const start = Date.now();
    while (Date.now() <= start) await new Promise(setImmediate);
    expect(newId() > first).to.equal(true);
  });
});
