import { isConnectionString } from '@propalpes/seedwork/persistence/connection-string';
import { brokerSettings } from '@propalpes/seedwork/runtime/broker-settings';
import { logLevels, name, url } from '@propalpes/seedwork/runtime/settings';
import { z } from 'zod';

/** The settings that the services have, too. Without any, the tools work on what `make run` has started. */
export const settings = z.object({
  BFF: url('http', 'https').default('http://localhost:8003'),
  PULSAR_SERVICE_URL: brokerSettings.PULSAR_SERVICE_URL.default('pulsar://localhost:6650'),
  PULSAR_ADMIN_URL: brokerSettings.PULSAR_ADMIN_URL.default('http://localhost:8080'),
  PULSAR_TENANT: brokerSettings.PULSAR_TENANT,
  PULSAR_TOKEN_FILE: brokerSettings.PULSAR_TOKEN_FILE,
  PULSAR_TLS_CA_FILE: brokerSettings.PULSAR_TLS_CA_FILE,
  SEND_TIMEOUT_MS: brokerSettings.SEND_TIMEOUT_MS,
  MAX_PENDING_MESSAGES: brokerSettings.MAX_PENDING_MESSAGES,
  MONGODB_URI: z
    .string()
    .refine(isConnectionString, 'must be an address such as mongodb://host:27017/?replicaSet=rs0')
    .default('mongodb://localhost:27017/?directConnection=true'),
  COMPANIAS_DATABASE: name().default('companias'),
  PROPIEDADES_DATABASE: name().default('propiedades'),
  GEOGRAFICOS_DATABASE: name().default('geograficos'),
  AUDITORIA_DATABASE: name().default('auditoria'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('error'),
});

export type Config = z.output<typeof settings>;
