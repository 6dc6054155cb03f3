import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A setting is missing or malformed. The message is one line that names the variable and the rule it broke. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and validates the settings that `schema` names from the environment. `NAME_FILE` may name a file that holds what
 * `NAME` would, such as a mounted secret.
 * @throws ConfigError naming every variable that is wrong; values stay out of the message, they may be secrets.
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const given = { ...env, ...settingsInFiles(Object.keys(schema.shape), env) };
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const complaints = result.error.issues.map(({ path, message, code }) => {
    const variable = path.join('.');
    return given[variable] === undefined && code !== 'custom'
      ? `${variable}: is required`
      : `${variable}: ${message}`;
  });
  throw new ConfigError([...new Set(complaints)].join('; ').replaceAll(/\s+/g, ' '));
}

function settingsInFiles(names: readonly string[], env: NodeJS.ProcessEnv): Record<string, string> {
  const inFiles = names.flatMap((name): [string, string][] => {
    const variable = `${name}_FILE`;
    const path = env[variable];
    // A setting that is itself a path is none that stands for another.
    if (path === undefined || names.includes(variable)) return [];
    if (env[name] !== undefined) throw new ConfigError(`${variable}: must not be set beside ${name}`);
    return [[name, contentOf(variable, path)]];
  });
  return Object.fromEntries(inFiles);
}

function contentOf(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(
      `${variable}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    );
  }
}
