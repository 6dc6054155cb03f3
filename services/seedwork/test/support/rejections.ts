import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';

/** What the work was rejected with; undefined where it was not. */
export async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return undefined;
}

export async function expectUnavailable(work: Promise<unknown>): Promise<void> {
  expect(await rejectionOf(work)).to.be.instanceOf(Unavailable);
}
