import type { z } from 'zod';

/** A setting is missing or malformed. The message is one line that names the variable and the rule it broke. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and validates the settings that `schema` names from the environment.
 * @throws ConfigError naming every variable that is wrong; values stay out of the message, they may be secrets.
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const complaints = result.error.issues.map(({ path, message, code }) => {
    const variable = path.join('.');
    return env[variable] === undefined && code !== 'custom'
      ? `${variable}: is required`
      : `${variable}: ${message}`;
  });
  throw new ConfigError([...new Set(complaints)].join('; ').replaceAll(/\s+/g, ' '));
}
