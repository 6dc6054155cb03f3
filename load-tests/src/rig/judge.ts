import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Say } from '@propalpes/local/process/progress';
import { compare } from '../ledger/compare.js';
import type { Evidence } from '../ledger/evidence.js';
import { isValid } from '../ledger/verdict.js';
import { findingsText, outcomeTable } from './report.js';
import { logDirectory, type Outcome } from './run.js';

/**
 * Shows what became of everything, and keeps it beside the logs. Resolves with true when every blow came to pass and
 * the ledger found nothing.
 */
export async function holds({ deaths, evidence }: Outcome, say: Say): Promise<boolean> {
  say(describeEvidence(evidence));
  const verdict = compare(evidence);
  console.log(`\n${outcomeTable(deaths, verdict)}\n`);
  for (const line of findingsText(verdict)) console.log(line);
  const missed = deaths.filter(({ failure }) => failure !== undefined);
  for (const { cell, failure } of missed) console.log(`failed: ${cell}: ${failure ?? ''}`);
  const good = isValid(verdict) && missed.length === 0;
  await writeFile(join(logDirectory, 'evidence.json'), JSON.stringify(evidence));
  say(good ? 'It holds.' : `It does NOT hold. The evidence and the logs of the services: ${logDirectory}`);
  return good;
}

/** How much of everything there is, on one line. */
export function describeEvidence({ mutations, commands, events, documents, operations }: Evidence): string {
  const accepted = mutations.filter(({ fate }) => fate === 'accepted').length;
  const again = (messages: Evidence['events']): number =>
    messages.length - new Set(messages.map(({ id }) => id)).size;
  const ends = [...new Set(operations.map(({ estado }) => estado))].sort();
  const counted = ends.map((end) => `${operations.filter(({ estado }) => estado === end).length} ${end}`);
  return [
    `${accepted} mutations accepted, ${mutations.length - accepted} left open`,
    `${commands.length} commands (${again(commands)} again)`,
    `${events.length} events (${again(events)} again)`,
    `${documents.length} documents`,
    `${operations.length} operations: ${counted.join(', ')}`,
  ].join(' · ');
}
