import { z } from 'zod';

import { group } from '../kinds/metadata.js';
import type { Grants } from './state.js';

const property = `${group}/granted`;
const grants = z.record(z.string(), z.array(z.enum(['consume', 'produce'])));

/** The topic property that holds what the operator granted. */
export function writeNote(granted: Grants): Record<string, string> {
  return { [property]: JSON.stringify(granted) };
}

/** What the operator granted; nothing when the note is missing or someone has spoilt it. */
export function readNote(properties: Readonly<Record<string, string>> | null | undefined): Grants {
  const note = properties?.[property];
  const parsed = note === undefined ? undefined : grants.safeParse(parseJson(note));
  return parsed?.success ? parsed.data : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
