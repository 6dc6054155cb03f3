import { join } from 'node:path';

import type { RecordSchema } from '../avro/schema.js';
import { readTree } from '../build/files.js';

export const HISTORY = 'history';

export interface FrozenVersion {
  /** Below the package, such as `history/eventos/compania/1.avsc`. */
  file: string;
  number: number;
  schema: RecordSchema;
}

/**
 * The frozen versions of each topic, oldest first.
 * @throws Error when a number is missing or a file does not belong there
 */
export function readFrozen(root: string): Map<string, FrozenVersion[]> {
  const topics = new Map<string, FrozenVersion[]>();
  for (const [path, text] of readTree(join(root, HISTORY))) {
    if (!path.endsWith('.avsc')) continue;
    const [, topic, number] = /^([a-z]+\/[a-z]+)\/([1-9]\d*)\.avsc$/.exec(path) ?? [];
    if (topic === undefined) throw new Error(`${HISTORY}/${path}: must be <topic>/<number>.avsc`);
    const version = {
      file: `${HISTORY}/${path}`,
      number: Number(number),
      schema: JSON.parse(text) as RecordSchema,
    };
    topics.set(topic, [...(topics.get(topic) ?? []), version]);
  }
  for (const [topic, versions] of topics) {
    versions.sort((a, b) => a.number - b.number);
    versions.forEach(({ number }, index) => {
      if (number !== index + 1) throw new Error(`${HISTORY}/${topic}/${index + 1}.avsc: missing`);
    });
  }
  return topics;
}
