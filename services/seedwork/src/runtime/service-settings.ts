import { z } from 'zod';
import { integer, name, serverSettings, url } from './settings.js';

/** Where a service finds its database and the broker, and how much it takes in hand. */
export interface ServiceDefaults {
  readonly port: number;
  readonly database: string;
}

/** The settings of a service with a database of its own. Its management port is the REST port + 4000. */
export const serviceSettings = ({ port, database }: ServiceDefaults) =>
  z.object({
    ...serverSettings(port, port + 4000),
    ...brokerSettings,
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must be an address that starts with mongodb://'),
    DATABASE: name().default(database),
    LANES: integer(1, 1024).default(64),
    MAX_UNACKNOWLEDGED: integer(1, 10_000).default(256),
  });

/** Shared with processes that have no database. */
export const brokerSettings = {
  PULSAR_SERVICE_URL: url('pulsar', 'pulsar+ssl'),
  PULSAR_ADMIN_URL: url('http', 'https'),
  PULSAR_TENANT: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 lower-case letters, digits or hyphens')
    .default('propalpes'),
  SEND_TIMEOUT_MS: integer(100, 60_000).default(5000),
  MAX_PENDING_MESSAGES: integer(1, 100_000).default(1000),
};

export type ServiceConfig = z.output<ReturnType<typeof serviceSettings>>;
