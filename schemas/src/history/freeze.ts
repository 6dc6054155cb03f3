import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { prettyJson } from '../build/outputs.js';
import type { TopicSchema } from '../build/topic-schemas.js';
import { recordDigest } from './digests.js';
import { HISTORY, readFrozen } from './frozen.js';
import { compatibilityProblems, historyProblems, unfrozenTopics } from './problems.js';

/**
 * Adds the present schema of each changed topic to the history.
 * @returns the new files, such as `history/eventos/compania/2.avsc`
 * @throws Error when a schema is incompatible or the history was edited; nothing is written then
 */
export function freeze(root: string, schemas: readonly TopicSchema[]): string[] {
  const problems = [...historyProblems(root), ...compatibilityProblems(root, schemas)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const frozen = readFrozen(root);
  return unfrozenTopics(root, schemas).map(({ path, envelope }) => {
    const file = `${path}/${(frozen.get(path)?.length ?? 0) + 1}.avsc`;
    const text = prettyJson(envelope);
    mkdirSync(dirname(join(root, HISTORY, file)), { recursive: true });
    writeFileSync(join(root, HISTORY, file), text, { flag: 'wx' });
    recordDigest(root, file, text);
    return `${HISTORY}/${file}`;
  });
}
