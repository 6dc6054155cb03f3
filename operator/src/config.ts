import { z } from 'zod';

const seconds = (fallback: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}s?$/, 'must be a number of seconds such as 120s')
    .default(`${fallback}s`)
    .transform((it) => Number.parseInt(it, 10) * 1_000);

const environment = z.object({
  PULSAR_ADMIN_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
  PULSAR_TOKEN: z.string().min(1, 'must not be empty').optional(),
  PULSAR_TRUSTED_HOSTS: z
    .string()
    .default('')
    .transform((it) => it.split(',').filter((host) => host !== '')),
  PULSAR_ADMIN_TIMEOUT: seconds(15),
  PULSAR_AUTHORIZATION: z.enum(['on', 'off'], 'must be on or off').default('off'),
  APPLY_DEADLINE: seconds(120),
});

export type Config = z.infer<typeof environment>;

/** One line that names the variable and the rule. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings; throws a ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is not valid'}`);
}
