import type { Say } from '@propalpes/local/process/progress';
import { compare } from '../ledger/compare.js';
import { faultKinds, type FaultKind } from '../ledger/verdict.js';
import type { Journal } from '../load/journal.js';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { collectEvidence } from '../rig/evidence.js';
import { findingsText } from '../rig/report.js';
import { platform } from './addresses.js';

/** How many findings there are of each kind. */
export type Counts = Readonly<Record<FaultKind, number>>;

/**
 * Waits until everything is over and asks the ledger what became of it. Says what it found. `newer`: types of messages
 * that only a later version knows.
 */
export async function verdictOf(journal: Journal, say: Say, newer: readonly string[] = []): Promise<Counts> {
  const admin = new BrokerAdmin(platform.PULSAR_ADMIN_URL);
  // With nothing left to handle, the services have nothing to say: they need not be stopped.
  const all = await collectEvidence(platform, admin, journal, () => Promise.resolve(), say);
  const evidence = { ...all, foreign: all.foreign.filter(({ type }) => !newer.includes(type)) };
  const { commands, events, documents, operations } = evidence;
  say(
    `${commands.length} commands, ${events.length} events, ${documents.length} documents, ${operations.length} operations`,
  );
  const verdict = compare(evidence);
  findingsText(verdict).forEach(say);
  return Object.fromEntries(faultKinds.map((kind) => [kind, verdict[kind].length])) as Counts;
}
