import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../process/fault.js';

/** Rejects unless the file has this SHA-512 (hexadecimal). */
export async function requireSha512(file: string, expected: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === expected) return;
  throw new Fault(
    `${basename(file)} is not the file we pinned: SHA-512 ${found.slice(0, 16)}…, expected ${expected.slice(0, 16)}….`,
  );
}
