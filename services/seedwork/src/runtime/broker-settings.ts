import { z } from 'zod';
import { integer, url } from './settings.js';

/** Where the broker is, and how much may wait for it. */
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
