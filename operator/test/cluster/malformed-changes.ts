import type { Kind } from '../../src/kinds/metadata.js';

interface Change {
  readonly title: string;
  readonly kind: Kind;
  /** Replaces parts of the spec of an object that is there. */
  readonly spec: object;
  /** What the API server says to it. */
  readonly objection: RegExp;
}

export const forbiddenChanges: readonly Change[] = [
  {
    title: 'fewer partitions',
    kind: 'PulsarTopic',
    spec: { partitions: 1 },
    objection: /spec\.partitions: .*may not shrink/,
  },
  {
    title: 'another topic',
    kind: 'PulsarTopic',
    spec: { topic: 'persistent://a/b/c' },
    objection: /spec\.topic: .*is immutable/,
  },
  {
    title: 'another namespace',
    kind: 'PulsarNamespace',
    spec: { namespace: 'a/b' },
    objection: /spec\.namespace: .*is immutable/,
  },
];
