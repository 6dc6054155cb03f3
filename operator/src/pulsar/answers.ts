import { LRUCache } from 'lru-cache';
import type { z } from 'zod';

import { AdminError } from './admin-error.js';

/** What an idle broker answers is the same text again and again: it is read once. */
export class Answers {
  readonly #read = new LRUCache<string, { readonly text: string; readonly value: unknown }>({
    maxSize: 32 * 1_024 * 1_024,
    sizeCalculation: ({ text }) => text.length + 1,
  });

  /** What the answer to a request says; the same object while the text stays the same. Throws an AdminError. */
  read<T>(request: string, schema: z.ZodType<T>, text: string): T {
    const known = this.#read.get(request);
    if (known?.text === text) return known.value as T;
    const value = parse(request, schema, text);
    this.#read.set(request, { text, value });
    return value;
  }
}

/** What an answer says that is not expected again. Throws an AdminError. */
export function parse<T>(request: string, schema: z.ZodType<T>, text: string): T {
  // zod leaves such a key out, and what is left out must not be taken for missing
  if (text.includes('"__proto__"'))
    throw new AdminError('unavailable', request, 'unexpected answer: something is called __proto__');
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const complaint = `unexpected answer: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  throw new AdminError('unavailable', request, complaint);
}

/** Undefined for what is no JSON; no answer that we wait for is. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
