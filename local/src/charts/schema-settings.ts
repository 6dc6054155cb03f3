import { z } from 'zod';
import * as part from './schema-parts.js';

/** Said by other values of a chart, or by a Secret. */
const saidElsewhere = ['PORT', 'MANAGEMENT_PORT', 'PULSAR_TOKEN'];

/** The `settings` of a chart: the variables that its program reads, and the one that Node itself does. */
export function settingsOf(fields: Readonly<Record<string, z.ZodType>>) {
  const known = Object.entries(fields).filter(([name]) => !saidElsewhere.includes(name));
  return z.strictObject({
    ...Object.fromEntries(known.map(([name, field]) => [name, valueOf(field).optional()])),
    NODE_OPTIONS: z.string().optional(),
  });
}

/** What a program accepts as text, as a value of YAML. */
function valueOf(field: z.ZodType): z.ZodType {
  const { enum: words, pattern } = z.toJSONSchema(field, { io: 'input' });
  if (words !== undefined) return z.enum(words as string[]);
  // no `@`: what holds a password belongs into a Secret
  const text = z.string().regex(new RegExp(pattern ?? '^[^@]*$'));
  const [, kind, min, max] = /^must be a (.+) from (-?\d+) to (-?\d+)/.exec(ruleOf(field)) ?? [];
  const whole = z.int().min(Number(min)).max(Number(max));
  if (kind === 'whole number') return whole;
  if (kind === 'number of seconds') return z.union([whole, text]);
  return kind === 'number' ? part.fraction : text;
}

/** The bounds of a number are checked by code, which no schema shows, but the rule tells them to whoever breaks it. */
const ruleOf = (field: z.ZodType): string => field.safeParse('').error?.issues[0]?.message ?? '';
