import type { AdminError } from '../pulsar/admin-error.js';
import { clipped } from '../kinds/clipped.js';
import { maxMessage, type ConditionStatus } from '../kinds/status.js';
import type { PulsarTopic, PulsarTopicStatus } from '../kinds/pulsar-topic.js';
import type { Finding } from '../plan/actions.js';
import { registeredVersion } from '../plan/plan-schema.js';
import type { ObservedTopic } from '../plan/state.js';

export interface Judgement {
  readonly status: ConditionStatus;
  readonly reason: string;
  readonly message: string;
}

/** What came of working on one object. */
export interface Outcome {
  readonly ready: Judgement;
  /** Null when the spec has no schema, absent when nobody looked. */
  readonly schemaCompatible?: Judgement | null;
  /** Absent when nobody looked. */
  readonly facts?: Pick<PulsarTopicStatus, 'partitions' | 'schemaVersion' | 'backlog'>;
  /** Whether it is worth another try before the next resync. */
  readonly retry: boolean;
}

const mayPass = new Set(['WaitingForNamespace', 'NotDrained']);

/** Nothing was written, for a reason that lies in the object. */
export function untouched(status: 'False' | 'Unknown', reason: string, message: string): Outcome {
  return { ready: { status, reason, message }, retry: false };
}

export function judgeTopic(
  { spec }: PulsarTopic,
  observed: ObservedTopic | undefined,
  findings: readonly Finding[],
): Outcome {
  const outcome = judge(findings);
  if (!observed) return { ...outcome, schemaCompatible: null, facts: nothing };
  const schemaVersion = spec.schema && registeredVersion(spec.schema.definition, observed.schemas);
  const backlogs = [...observed.subscriptions.values()].map((it) => it.backlog);
  return {
    ...outcome,
    schemaCompatible: spec.schema ? judgeSchema(findings, schemaVersion) : null,
    facts: {
      partitions: observed.partitions,
      schemaVersion,
      backlog: Math.max(0, ...backlogs),
    },
  };
}

/** The outcome in words that the API server takes: of one that is too long it would refuse the whole status. */
export function inWords({ ready, schemaCompatible, ...rest }: Outcome): Outcome {
  const brief = (it: Judgement): Judgement => ({ ...it, message: clipped(it.message, maxMessage) });
  return {
    ...rest,
    ready: brief(ready),
    ...(schemaCompatible !== undefined && { schemaCompatible: schemaCompatible && brief(schemaCompatible) }),
  };
}

/** What a failure of Pulsar says about an object. */
export function judgeFailure(error: AdminError): Outcome {
  const { kind, message } = error;
  const away = kind === 'unavailable' || kind === 'server-error';
  if (away) return { ready: { status: 'Unknown', reason: 'PulsarUnavailable', message }, retry: true };
  const reason = kind === 'unauthorized' ? 'Unauthorized' : 'PulsarRefused';
  return { ready: { status: 'False', reason, message }, retry: true };
}

/** Of a topic that is not there. */
const nothing = { partitions: undefined, schemaVersion: undefined, backlog: undefined };

/** Ready unless a finding is a problem; notices are its message. */
export function judge(findings: readonly Finding[]): Outcome {
  const problems = findings.filter((it) => it.severity === 'problem');
  const [first] = problems;
  if (!first) {
    return { ready: { status: 'True', reason: 'InSync', message: join(findings) }, retry: false };
  }
  return {
    ready: { status: 'False', reason: first.reason, message: join(problems) },
    retry: problems.some((it) => mayPass.has(it.reason)),
  };
}

function judgeSchema(findings: readonly Finding[], version: number | undefined): Judgement {
  const refusal = findings.find((it) => it.reason === 'SchemaIncompatible');
  if (refusal) return { status: 'False', reason: refusal.reason, message: refusal.message };
  if (version === undefined)
    return { status: 'Unknown', reason: 'NotRegistered', message: 'not registered yet' };
  return { status: 'True', reason: 'Registered', message: `version ${version}` };
}

function join(findings: readonly Finding[]): string {
  return findings.map((it) => it.message).join('; ');
}
