import { isDeepStrictEqual } from 'node:util';

import type { Condition } from '../kinds/status.js';
import type { Resource, Status } from '../kubernetes/resource.js';
import type { Judgement, Outcome } from './outcome.js';

/** The fields of the status that an outcome changes, null for one that goes; undefined when all stays. */
export function statusPatch(
  { metadata: { generation }, status }: Resource,
  { ready, schemaCompatible, facts }: Outcome,
  now: Date,
): Record<string, unknown> | undefined {
  const ours = {
    Ready: ready,
    ...(schemaCompatible !== undefined && { SchemaCompatible: schemaCompatible }),
  };
  const next: Record<string, unknown> = {
    observedGeneration: generation,
    ...facts,
    conditions: nextConditions(status, ours, generation, now),
  };
  const before: Readonly<Record<string, unknown>> = status;
  const changed = Object.entries(next).filter(([field, value]) => !isDeepStrictEqual(before[field], value));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map(([field, value]) => [field, value ?? null]));
}

/** The time of a transition stays until the status changes; conditions of others stay as they are. */
function nextConditions(
  { conditions = [] }: Status,
  judgements: Readonly<Record<string, Judgement | null>>,
  observedGeneration: number,
  now: Date,
): readonly Condition[] {
  const others = conditions.filter((it) => !(it.type in judgements));
  const ours = Object.entries(judgements).flatMap(([type, judgement]): Condition[] => {
    if (!judgement) return [];
    const before = conditions.find((it) => it.type === type);
    const stays = before?.status === judgement.status;
    const lastTransitionTime = stays ? before.lastTransitionTime : timestamp(now);
    return [{ type, ...judgement, lastTransitionTime, observedGeneration }];
  });
  return [...others, ...ours].sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** Kubernetes keeps seconds. */
function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
