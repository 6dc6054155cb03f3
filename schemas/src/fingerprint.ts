import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.js';

/**
 * Names a version of a schema in 16 hexadecimal digits of SHA-256.
 * avsc's own fingerprint ignores defaults and logical types, which change what a reader sees.
 * @throws SyntaxError when the text is not JSON
 */
export function fingerprint(schemaText: string): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(schemaText)))
    .digest('hex')
    .slice(0, 16);
}
