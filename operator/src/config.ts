import { filePath, integer, name, serverSettings, url } from '@propalpes/seedwork/runtime/settings';
import { z } from 'zod';

const seconds = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,6}s?$/, `must be a number of seconds from ${min} to ${max}, such as ${fallback}s`)
    .transform((it) => Number.parseInt(it, 10))
    .refine((it) => it >= min && it <= max, `must be from ${min} to ${max} seconds`)
    .transform((it) => it * 1_000)
    .default(fallback * 1_000);

const file = () => filePath().optional();
const list = () =>
  z
    .string()
    .default('')
    .transform((all) =>
      all
        .split(',')
        .map((it) => it.trim())
        .filter((it) => it !== ''),
    );

const pulsar = {
  PULSAR_ADMIN_URL: url('http', 'https'),
  PULSAR_TOKEN: z.string().min(1, 'must not be empty').optional(),
  /** Read again for each request, so that a mounted secret may change. */
  PULSAR_TOKEN_FILE: file(),
  PULSAR_TLS_CA_FILE: file(),
  PULSAR_TLS_CERT_FILE: file(),
  PULSAR_TLS_KEY_FILE: file(),
  PULSAR_TRUSTED_HOSTS: list(),
  PULSAR_ADMIN_TIMEOUT: seconds(1, 300, 15),
};

const { PORT, ...management } = serverSettings(8_443, 8_090);

const kubernetes = {
  ...management,
  KUBERNETES_TIMEOUT: seconds(1, 300, 15),
};

export const applySettings = z.object({
  ...pulsar,
  PULSAR_AUTHORIZATION: z.enum(['on', 'off'], 'must be on or off').default('off'),
  APPLY_DEADLINE: seconds(1, 86_400, 120),
});

export const runSettings = z.object({
  ...pulsar,
  ...kubernetes,
  PULSAR_AUTHORIZATION: z.enum(['on', 'off'], 'must be on or off').default('off'),
  /** The only Kubernetes namespace to look at; all of them when absent. */
  WATCH_NAMESPACE: name().optional(),
  RESYNC: seconds(1, 3_600, 30),
  CONCURRENCY: integer(1, 64).default(8),
});

export const backlogMetricsSettings = z.object({
  ...pulsar,
  ...kubernetes,
  PORT,
  TLS_CERT_FILE: filePath(),
  TLS_KEY_FILE: filePath(),
  CACHE: seconds(1, 300, 10),
});

export type PulsarSettings = z.output<z.ZodObject<typeof pulsar>>;
