import { DEAD_LETTER_TOPIC } from '@propalpes/seedwork/messaging/dead-letter';
import { pendingOf, type Pending } from '../broker/pending.js';
import type { Workshop } from '../workshop.js';
import { letterOf, type Letter } from './letter.js';

/** Which letters; what is absent does not matter. */
export interface Selection {
  readonly position?: string;
  readonly reason?: string;
  readonly stackHash?: string;
}

export interface PendingLetter extends Pick<Pending, 'done'> {
  readonly letter: Letter;
}

const SOURCE = { topic: DEAD_LETTER_TOPIC, subscription: 'redrive' };

/** The selected letters, oldest first. Those that are not `done` stay where they are. */
export async function* lettersOf(
  workshop: Workshop,
  selection: Selection = {},
): AsyncGenerator<PendingLetter, void> {
  for await (const { message, place, done } of pendingOf(workshop, SOURCE)) {
    const letter = letterOf(message, place);
    if (isSelected(letter, selection)) yield { letter, done };
  }
}

export function isSelected(letter: Letter, selection: Selection): boolean {
  const { position = letter.position, reason = letter.reason, stackHash = letter.stackHash } = selection;
  return position === letter.position && reason === letter.reason && stackHash === letter.stackHash;
}
