import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import type { FaultKind } from '../ledger/verdict.js';
import type { AttackName } from './attacks.js';

/** A bug of our own making, and how it must come to light. */
export interface Mutant {
  /** Of its patch. */
  readonly name: string;
  readonly bug: string;
  /** The smallest attack that can show it. */
  readonly attack: AttackName;
  /** What tells of it: kinds of findings, or a blow that fails. Anything else may be an accident. */
  readonly shownBy: readonly (FaultKind | AttackName)[];
}

/** In the order in which they are tried. */
export const mutants: readonly Mutant[] = [
  {
    name: 'ack-before-save',
    bug: 'a message is acknowledged before it is handled',
    attack: 'killed-in-outage',
    shownBy: ['lost'],
  },
  {
    name: 'publish-without-receipt',
    bug: 'the outbox is not written with the document',
    attack: 'killed-after-save',
    shownBy: ['lost'],
  },
  {
    name: 'never-acknowledged',
    bug: 'what was handled before is not acknowledged when it comes again',
    attack: 'killed-after-save',
    shownBy: ['undecided'],
  },
  {
    name: 'nack-on-error',
    bug: 'what fails goes back to the broker',
    attack: 'outage',
    shownBy: ['orderInversions'],
  },
  {
    name: 'unbounded-retry',
    bug: 'a bug is tried again for ever',
    attack: 'poison',
    shownBy: ['poison'],
  },
  {
    name: 'dropped-key-order',
    bug: 'messages of one key are handled at once',
    attack: 'rush',
    shownBy: ['orderInversions'],
  },
];

export const patchOf = ({ name }: Pick<Mutant, 'name'>): string =>
  join(checkout, 'load-tests', 'mutants', `${name}.patch`);
