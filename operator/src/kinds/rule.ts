import type { z } from 'zod';

/** A rule beyond types and patterns, once for `apply` and once for the API server, which speaks CEL. */
export interface Rule<T> {
  readonly holds: (value: T) => boolean;
  readonly cel: string;
  /** Follows the name of the field: `must be …`. */
  readonly message: string;
  /** The field below that is at fault. */
  readonly path?: readonly string[];
}

const keyword = 'x-kubernetes-validations';

/** The same schema with rules that both sides check. */
export function withRules<S extends z.ZodType>(schema: S, ...rules: readonly Rule<z.output<S>>[]): S {
  const validations = rules.map(({ cel, message, path }) => ({
    rule: cel,
    message,
    ...(path && { fieldPath: path.map((it) => `.${it}`).join('') }),
  }));
  return rules
    .reduce(
      (all, { holds, message, path }) => all.refine(holds, { error: message, path: [...(path ?? [])] }),
      schema,
    )
    .meta({ [keyword]: validations });
}

/** That no part of the text matches a pattern, which both sides understand. */
export const without = (pattern: string, message: string): Rule<string> => ({
  holds: (it) => !new RegExp(pattern).test(it),
  cel: `!self.matches('${pattern}')`,
  message,
});

/** Only the API server knows what a field was before. */
export const immutable: Rule<unknown> = {
  holds: () => true,
  cel: 'self == oldSelf',
  message: 'is immutable: delete the object and create another',
};
