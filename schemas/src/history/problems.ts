import { canonicalJson } from '../canonical-json.js';
import type { TopicSchema } from '../build/topic-schemas.js';
import { editedSinceCommit } from './committed.js';
import { incompatibilities, type Version } from './compatibility.js';
import { brokenDigests } from './digests.js';
import { type FrozenVersion, readFrozen } from './frozen.js';

/** Edits of the frozen history of the package in `root`, one line each. */
export function historyProblems(root: string): string[] {
  return [...brokenDigests(root), ...editedSinceCommit(root)];
}

/** Every pair of versions of every topic, frozen and present, that cannot live together: one line each. */
export function compatibilityProblems(root: string, schemas: readonly TopicSchema[]): string[] {
  const frozen = readFrozen(root);
  const gone = [...frozen.keys()].filter((topic) => !schemas.some(({ path }) => path === topic));
  return [
    ...gone.map((topic) => `${topic}: has a history, so catalogue.yaml must keep its messages`),
    ...schemas.flatMap((schema) => pairProblems(schema, frozen.get(schema.path) ?? [])),
  ];
}

/** Topics whose present schema is not the last frozen version. */
export function unfrozenTopics(root: string, schemas: readonly TopicSchema[]): TopicSchema[] {
  const frozen = readFrozen(root);
  return schemas.filter(({ path, envelope }) => {
    const latest = frozen.get(path)?.at(-1);
    return latest === undefined || canonicalJson(latest.schema) !== canonicalJson(envelope);
  });
}

function pairProblems({ path, envelope }: TopicSchema, frozen: readonly FrozenVersion[]): string[] {
  const versions: Version[] = frozen.map(({ number, schema }) => ({ label: `version ${number}`, schema }));
  versions.push({ label: 'the present schema', schema: envelope });
  const lines = versions.flatMap((newer, index) =>
    versions.slice(0, index).flatMap((older) => incompatibilities(path, older, newer)),
  );
  return [...new Set(lines)];
}
