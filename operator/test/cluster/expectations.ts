import { expect } from 'chai';

import type { Fixture } from './fixture.js';
import type { TestOperator } from './operator.js';

/** Less than the gap of 500 ms, because timers may be a little early. */
const listGapMs = 490;

/** A pair of LISTs, one of each kind, begins no sooner than a gap after the one before. */
export function expectBoundedLists({ lists }: TestOperator): void {
  const pairs = lists.filter((_, index) => index % 2 === 0);
  const gaps = pairs.slice(1).map((time, index) => time - (pairs[index] ?? 0));
  expect(Math.min(...gaps)).to.be.at.least(listGapMs);
}

/** The loop ends with no more than the work in hand. */
export async function expectPromptStop(world: Fixture, withinMs = 1_000): Promise<void> {
  const started = Date.now();
  await world.stop();
  expect(Date.now() - started).to.be.lessThan(withinMs);
}
