import { setTimeout as delay } from 'node:timers/promises';

import { describe, objectOf, type Action, type Finding } from '../plan/actions.js';
import { AdminError, type AdminErrorKind } from '../pulsar/admin-error.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { reconcile, type Pass } from '../pulsar/reconcile.js';
import type { Desired } from '../plan/state.js';

export interface ApplyOptions {
  /** How long to go on while the broker is away, starting or busy. */
  readonly deadlineMs: number;
  readonly print: (line: string) => void;
}

export interface ApplyResult {
  /** Number of writes to Pulsar. */
  readonly applied: number;
  readonly findings: readonly Finding[];
  /** One line for each object that could not be brought to its manifest. */
  readonly failures: readonly string[];
}

interface Failure {
  readonly line: string;
  readonly kind: AdminErrorKind;
}

const firstPauseMs = 250;
const longestPauseMs = 1_000;
/** Two operators at once get in each other's way for a moment; an objection of the broker stays. */
const maxDisputes = 6;

/**
 * Brings Pulsar to the desired state once. Objects fail alone; those whose failure may pass by itself are
 * tried again until the deadline.
 */
export async function apply(
  admin: PulsarAdmin,
  desired: Desired,
  options: ApplyOptions,
): Promise<ApplyResult> {
  const deadline = performance.now() + options.deadlineMs;
  const told = new Set<string>();
  let applied = 0;
  const onAction = (action: Action): void => {
    applied += 1;
    const { kind, name } = objectOf(action);
    options.print(`${kind} ${name}: ${describe(action)}`);
  };
  for (let pass = 1, disputes = 0; ; pass += 1) {
    const pause = Math.min(firstPauseMs * 2 ** (pass - 1), longestPauseMs);
    const { findings, failures } = await onePass(admin, desired, onAction);
    disputes = failures.some((it) => isDispute(it.kind)) ? disputes + 1 : 0;
    const passing = failures.find(
      (it) => isAbsence(it.kind) || (isDispute(it.kind) && disputes < maxDisputes),
    );
    if (!passing || performance.now() + pause > deadline) {
      return { applied, findings, failures: failures.map((it) => it.line) };
    }
    if (!told.has(passing.line)) options.print(`waiting: ${passing.line}`);
    told.add(passing.line);
    await delay(pause);
  }
}

async function onePass(admin: PulsarAdmin, desired: Desired, onAction: (action: Action) => void) {
  const findings: Finding[] = [];
  const failures: Failure[] = [];
  const attempt = async (label: string, work: () => Promise<Pick<Pass, 'findings'>>): Promise<void> => {
    try {
      findings.push(...(await work()).findings);
    } catch (error) {
      failures.push(failureOf(label, error));
    }
  };
  const { grants } = desired;
  await attempt('Pulsar', async () => (await admin.clusters(), { findings: [] }));
  if (failures.length > 0) return { findings, failures };
  for (const namespace of desired.namespaces) {
    await attempt(`namespace ${namespace.spec.namespace}`, () =>
      reconcile(admin, { namespaces: [namespace], topics: [], grants }, onAction),
    );
  }
  await Promise.all(
    desired.topics.map((topic) =>
      attempt(`topic ${topic.spec.topic}`, () =>
        reconcile(admin, { namespaces: [], topics: [topic], grants }, onAction),
      ),
    ),
  );
  return { findings, failures };
}

function failureOf(label: string, error: unknown): Failure {
  if (!(error instanceof AdminError)) throw error;
  return { line: `${label}: ${error.message}`, kind: error.kind };
}

/** The broker is away, starting, or without its storage. */
function isAbsence(kind: AdminErrorKind): boolean {
  return kind === 'unavailable' || kind === 'server-error';
}

function isDispute(kind: AdminErrorKind): boolean {
  return kind === 'conflict' || kind === 'precondition-failed' || kind === 'not-found';
}
