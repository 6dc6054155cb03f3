import { stringify } from 'yaml';

import { customResourceDefinitions } from '../kinds/crd.js';

/** Prints the CustomResourceDefinitions. */
export function crdsCommand(): number {
  const documents = customResourceDefinitions().map((it) => stringify(it, { lineWidth: 0 }));
  process.stdout.write(documents.join('---\n'));
  return 0;
}
