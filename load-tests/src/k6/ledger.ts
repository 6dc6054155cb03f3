import { writeFile } from 'node:fs/promises';
import type { Say } from '@propalpes/local/process/progress';
import { Bff } from '@propalpes/tools/bff/bff';
import { compare } from '../ledger/compare.js';
import { mayEnd, type Mutation } from '../ledger/evidence.js';
import { timesToEnd } from '../ledger/times-to-end.js';
import { faultKinds, isValid } from '../ledger/verdict.js';
import type { Journal } from '../load/journal.js';
import { spreadOf, type Spread } from '../report/aggregate.js';
import { collectEvidence } from '../rig/evidence.js';
import { describeEvidence } from '../rig/judge.js';
import { findingsText } from '../rig/report.js';
import type { Subject } from './subject.js';

/** What became of everything that was accepted. */
export interface LedgerVerdict {
  /** What was compared with what. */
  readonly compared: string;
  /** What it means that nothing was found. */
  readonly allWell: string;
  /** Findings of each kind, by their count. */
  readonly counts: Readonly<Record<string, number>>;
  /** A few of each kind, with their ids. */
  readonly findings: readonly string[];
  /** Epoch ms: when nothing was left to be done. */
  readonly overAt: number;
  /** Of registrations of properties, as their last events tell, in ms; absent where nobody saw any. */
  readonly untilOver?: Spread;
}

/**
 * Waits until all is over and compares what was accepted with every message, document and operation of the system.
 * `file`: where all is kept, if anything is found.
 */
export async function askLedger(
  { env, admin }: Subject,
  journal: Journal,
  file: string,
  say: Say,
): Promise<LedgerVerdict> {
  let overAt = Infinity;
  // with nothing left to handle, the services have nothing to say: they need not be stopped
  const drained = () => {
    overAt = Date.now();
    return Promise.resolve();
  };
  const evidence = await collectEvidence(env, admin, journal, drained, say);
  const verdict = compare(evidence);
  const times = timesToEnd(evidence, 'RegistrarPropiedad');
  if (!isValid(verdict)) await writeFile(file, JSON.stringify({ verdict, evidence }));
  return {
    compared: `message by message: ${describeEvidence(evidence)}`,
    allWell: 'Nothing was lost, doubled, out of order or left undone.',
    counts: Object.fromEntries(faultKinds.map((kind) => [kind, verdict[kind].length])),
    findings: findingsText(verdict),
    overAt,
    ...(times.length > 0 && { untilOver: spreadOf(times) }),
  };
}

const OVER_WITHIN_MS = 120_000;

/** How many are asked for at once. */
const ASKED_AT_ONCE = 8;

/** As far as a client can tell: whether each accepted operation of a system that is not ours ended as it must. */
export async function askBff(url: string, journal: Journal): Promise<LedgerVerdict> {
  const bff = new Bff(url);
  const accepted = journal.mutations.filter(({ fate }) => fate === 'accepted');
  const waiting = [...accepted];
  const findings: { readonly kind: 'undecided' | 'wrongEnds'; readonly text: string }[] = [];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { operacionId: id } = next;
      const seen = await endOf(bff, next);
      if (seen instanceof Error) findings.push({ kind: 'undecided', text: `undecided: ${seen.message}` });
      else if (!mayEnd(next, seen))
        findings.push({ kind: 'wrongEnds', text: `wrongEnds: ${id}: ${next.type} is ${seen}` });
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, worker));
  const count = (kind: string): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    allWell:
      'Every accepted operation ended as it must, as its API tells. Nobody looked at messages, documents, memory and backlogs.',
    compared: `${accepted.length} accepted mutations, each with the end of its operation as the API tells it`,
    counts: { undecided: count('undecided'), wrongEnds: count('wrongEnds') },
    findings: findings.map(({ text }) => text),
    overAt: Date.now(),
  };
}

/** The reason when it is not known to be over in time. */
async function endOf(bff: Bff, { operacionId }: Mutation): Promise<string | Error> {
  try {
    return (await bff.endOf(operacionId, OVER_WITHIN_MS)).estado;
  } catch (error) {
    return error as Error;
  }
}
