import { compare } from '../../src/ledger/compare.js';
import type { TopicMessage } from '../../src/ledger/evidence.js';
import { faultKinds, type FaultKind } from '../../src/ledger/verdict.js';
import type { Draft } from './world.js';

/** What the ledger finds in the evidence. */
export function kindsOf(evidence: Draft): FaultKind[] {
  const verdict = compare(evidence);
  return faultKinds.filter((kind) => verdict[kind].length > 0);
}

/** Where the first of that type is. */
export function first(messages: readonly TopicMessage[], type: string): number {
  const index = messages.findIndex((message) => message.type === type);
  if (index < 0) throw new Error(`there is no ${type}`);
  return index;
}

/** Puts another item, otherwise in this, in the place of one. */
export function change<T>(items: T[], index: number, changes: Partial<T>): void {
  const item = items[index];
  if (item === undefined) throw new Error(`nothing stands at ${index}`);
  items[index] = { ...item, ...changes };
}
