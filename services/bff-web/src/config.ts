import { brokerSettings } from '@propalpes/seedwork/runtime/broker-settings';
import { integer, lingerSettings, serverSettings, url } from '@propalpes/seedwork/runtime/settings';
import { traceSettings } from '@propalpes/seedwork/tracing/settings';
import { z } from 'zod';

const origins = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z.array(
      z.string().regex(/^https?:\/\/[^\s/]+$/, 'must be origins such as https://a.example, with commas'),
    ),
  );

const fields = z.object({
  ...serverSettings(8003, 9010),
  ...lingerSettings,
  ...brokerSettings,
  ...traceSettings,
  SEND_TIMEOUT_MS: integer(100, 60_000).default(2_000),
  /** `production` hides introspection and GraphiQL. */
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  COMPANIAS_URL: url('http', 'https'),
  PROPIEDADES_URL: url('http', 'https'),
  GEOGRAFICOS_URL: url('http', 'https'),
  AUDITORIA_URL: url('http', 'https'),
  /** For one whole GraphQL request. */
  REQUEST_TIMEOUT_MS: integer(100, 60_000).default(10_000),
  UPSTREAM_TIMEOUT_MS: integer(10, 60_000).default(2_000),
  UPSTREAM_MAX_CONCURRENT: integer(1, 10_000).default(64),
  MAX_BODY_BYTES: integer(1_024, 10_485_760).default(65_536),
  MAX_DEPTH: integer(1, 100).default(8),
  MAX_ALIASES: integer(0, 1_000).default(15),
  MAX_DIRECTIVES: integer(0, 1_000).default(20),
  MAX_TOKENS: integer(10, 100_000).default(1_000),
  MAX_COST: integer(1, 1_000_000).default(5_000),
  /** `/stream` and subscriptions, together. */
  STREAM_MAX_CLIENTS: integer(1, 10_000).default(1_000),
  STREAM_HEARTBEAT_MS: integer(100, 60_000).default(15_000),
  /** How many events are kept in memory for clients that come back. */
  FEED_EVENTS: integer(100, 1_000_000).default(10_000),
  /** Browsers of these origins may call; none unless it is set. */
  CORS_ORIGINS: origins.optional(),
});

/** A list is read first, then what is joined to it. */
const slowestPart = ({ SEND_TIMEOUT_MS, UPSTREAM_TIMEOUT_MS }: z.output<typeof fields>) =>
  Math.max(SEND_TIMEOUT_MS, 2 * UPSTREAM_TIMEOUT_MS);

/** The settings of the BFF. Times in milliseconds, sizes in bytes. */
export const settings = fields.refine((config) => config.REQUEST_TIMEOUT_MS > slowestPart(config), {
  path: ['REQUEST_TIMEOUT_MS'],
  error: 'must be longer than SEND_TIMEOUT_MS and than twice UPSTREAM_TIMEOUT_MS',
});

export type Config = z.output<typeof settings>;
