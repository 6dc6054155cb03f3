import type { z } from 'zod';
import { invalidInput, type FieldError } from './problem.js';

const MAX_ERRORS = 20;
const MAX_RULE_LENGTH = 300;

/**
 * Validates one part of a request.
 * @param where names the part in errors about the whole of it, for example `body`
 * @throws Problem 400 with one entry per wrong field, at most 20
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where = 'body',
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidInput(fieldErrors(result.error, where));
}

/** The first broken rule of each field. */
export function fieldErrors(error: z.ZodError, where: string): FieldError[] {
  const rules = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = path.length === 0 ? where : path.join('.');
    if (!rules.has(field)) rules.set(field, message.slice(0, MAX_RULE_LENGTH));
    if (rules.size === MAX_ERRORS) break;
  }
  return [...rules].map(([campo, regla]) => ({ campo, regla }));
}
