import { mayGoOn, type Leave } from '../cli/leave.js';
import type { Workshop } from '../workshop.js';
import { originalOf } from './letter.js';
import { lettersOf, type Selection } from './letters.js';

/**
 * Sends the selected letters back to where they came from, and forgets each as soon as the broker has it there.
 * Interrupted in between, it has sent one twice at most, which its handlers know again by its id.
 *
 * Resolves with how many there are. Those that come while it works, such as one that fails again, are left.
 */
export async function redrive(workshop: Workshop, selection: Selection, leave: Leave): Promise<number> {
  const count = await countOf(workshop, selection);
  if (!mayGoOn('dead letters', count, leave)) return count;
  const progress = workshop.progress('redriven', count);
  let left = count;
  for await (const { letter, done } of lettersOf(workshop, selection)) {
    await workshop.sender.publish([originalOf(letter)]);
    await done();
    progress.advance();
    left -= 1;
    if (left === 0) break;
  }
  return count;
}

/** Refuses what could not be sent before anything is. */
async function countOf(workshop: Workshop, selection: Selection): Promise<number> {
  let count = 0;
  for await (const { letter } of lettersOf(workshop, selection)) {
    originalOf(letter);
    count += 1;
  }
  return count;
}
