export interface Malformed {
  readonly title: string;
  /** Replaces parts of a good spec; all of it when it is no object. */
  readonly spec: unknown;
  /** Who objects: the API server before the object is there, or the operator on the object. */
  readonly by: 'apiserver' | 'operator';
  /** The objection names field and rule. */
  readonly objection: RegExp;
}

/** What the API server does not take. */
export function refused(title: string, spec: unknown, objection: RegExp): Malformed {
  return { title, spec, by: 'apiserver', objection };
}

/** What only the operator can find out. */
export function told(title: string, spec: unknown, objection: RegExp): Malformed {
  return { title, spec, by: 'operator', objection };
}

/** `prefix0`, `prefix1` … */
export function names(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
