import { z } from 'zod';
import { isConnectionString } from '../persistence/connection-string.js';
import { brokerSettings } from './broker-settings.js';
import { integer, serverSettings } from './settings.js';

/** Where a service listens, and the name of its database. */
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
      .refine(isConnectionString, 'must be an address such as mongodb://host:27017/?replicaSet=rs0'),
    DATABASE: z
      .string()
      .regex(/^[\w-]{1,63}$/, 'must be 1 to 63 letters, digits, hyphens or underscores')
      .default(database),
    LANES: integer(1, 1024).default(64),
    MAX_UNACKNOWLEDGED: integer(1, 10_000).default(256),
  });

export type ServiceConfig = z.output<ReturnType<typeof serviceSettings>>;
