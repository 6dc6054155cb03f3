import { z } from 'zod';
import type { BrokerAddress } from '../messaging/broker-address.js';
import { filePath, integer, url } from './settings.js';

/** Where the broker is, and how much may wait for it. */
export const brokerSettings = {
  PULSAR_SERVICE_URL: url('pulsar', 'pulsar+ssl'),
  PULSAR_ADMIN_URL: url('http', 'https'),
  PULSAR_TENANT: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 lower-case letters, digits or hyphens')
    .default('propalpes'),
  PULSAR_TOKEN_FILE: filePath().optional(),
  PULSAR_TLS_CA_FILE: filePath().optional(),
  SEND_TIMEOUT_MS: integer(100, 60_000).default(5000),
  MAX_PENDING_MESSAGES: integer(1, 100_000).default(1000),
};

type Address = Pick<
  z.output<z.ZodObject<typeof brokerSettings>>,
  'PULSAR_SERVICE_URL' | 'PULSAR_ADMIN_URL' | 'PULSAR_TENANT' | 'PULSAR_TOKEN_FILE' | 'PULSAR_TLS_CA_FILE'
>;

export const brokerAddress = (config: Address): BrokerAddress => ({
  serviceUrl: config.PULSAR_SERVICE_URL,
  adminUrl: config.PULSAR_ADMIN_URL,
  tenant: config.PULSAR_TENANT,
  tokenFile: config.PULSAR_TOKEN_FILE,
  caFile: config.PULSAR_TLS_CA_FILE,
});
