export const faultKinds = [
  'lost',
  'unexpected',
  'doubleEffects',
  'versionGaps',
  'orderInversions',
  'undecided',
  'wrongEnds',
  'halfApproved',
  'orphans',
  'misprojected',
  'deadLetters',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Finding {
  /** Of the mutation, message, aggregate or operation that it is about. */
  readonly id: string;
  readonly what: string;
  /** Epoch ms, where it has a time. */
  readonly at?: number;
}

export type Verdict = Readonly<Record<FaultKind, readonly Finding[]>>;

/** Valid only when there is nothing to find. */
export const isValid = (verdict: Verdict): boolean => faultKinds.every((kind) => verdict[kind].length === 0);
