import { z } from 'zod';
import { MOST_UNACKNOWLEDGED } from '../persistence/aggregate-schema.js';
import { isConnectionString } from '../persistence/connection-string.js';
import { traceSettings } from '../tracing/settings.js';
import { brokerSettings } from './broker-settings.js';
import { integer, lingerSettings, serverSettings } from './settings.js';

/** Where a service listens, and the name of its database. */
export interface ServiceDefaults {
  readonly port: number;
  readonly database: string;
}

/** The settings of a service with a database of its own. Its management port is the REST port + 4000. */
export const serviceSettings = ({ port, database }: ServiceDefaults) =>
  z.object({
    ...serverSettings(port, port + 4000),
    ...lingerSettings,
    ...brokerSettings,
    ...traceSettings,
    MONGODB_URI: z
      .string()
      .refine(isConnectionString, 'must be an address such as mongodb://host:27017/?replicaSet=rs0'),
    DATABASE: z
      .string()
      .regex(/^[\w-]{1,63}$/, 'must be 1 to 63 letters, digits, hyphens or underscores')
      .default(database),
    LANES: integer(1, 1024).default(64),
    /** Of one subscription. All of them may be of one document and come again, so it must remember as many. */
    MAX_UNACKNOWLEDGED: integer(2, MOST_UNACKNOWLEDGED).default(MOST_UNACKNOWLEDGED),
    /** Without it, `poolSizeOf` says how many. */
    MAX_DATABASE_CONNECTIONS: integer(1, 100_000).optional(),
  });

export type ServiceConfig = z.output<ReturnType<typeof serviceSettings>>;

/** For queries, which must not wait for messages. */
const QUERY_CONNECTIONS = 32;

/** How many connections to the database a service opens at most: one for each lane of each subscription, and some more. */
export function poolSizeOf(config: ServiceConfig, subscriptions: number): number {
  return config.MAX_DATABASE_CONNECTIONS ?? config.LANES * subscriptions + QUERY_CONNECTIONS;
}
