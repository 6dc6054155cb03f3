import { readFileSync } from 'node:fs';

import { buildConnector } from 'undici';

import type { PulsarSettings } from '../config.js';
import { pulsarConnections } from './admin-http.js';
import { PulsarAdmin, type PulsarAdminOptions } from './pulsar-admin.js';

/** The admin API as the settings name it: without authentication, with a token, with a client certificate, or both. */
export function connectPulsar(
  settings: PulsarSettings,
  options: Pick<PulsarAdminOptions, 'concurrency' | 'shareNamespaceMs'> = {},
): PulsarAdmin {
  return new PulsarAdmin({
    url: settings.PULSAR_ADMIN_URL,
    token: () => tokenOf(settings),
    trustedHosts: settings.PULSAR_TRUSTED_HOSTS,
    timeoutMs: settings.PULSAR_ADMIN_TIMEOUT,
    dispatcher: pulsarConnections({
      // Certificates are read for each new connection, because they are renewed.
      connect: (options, done) => {
        buildConnector(certificatesOf(settings))(options, done);
      },
    }),
    ...options,
  });
}

function tokenOf({ PULSAR_TOKEN, PULSAR_TOKEN_FILE }: PulsarSettings): string | undefined {
  return PULSAR_TOKEN_FILE === undefined ? PULSAR_TOKEN : readFileSync(PULSAR_TOKEN_FILE, 'utf8').trim();
}

function certificatesOf(settings: PulsarSettings): buildConnector.BuildOptions {
  const { PULSAR_TLS_CA_FILE: ca, PULSAR_TLS_CERT_FILE: cert, PULSAR_TLS_KEY_FILE: key } = settings;
  return {
    ...(ca !== undefined && { ca: readFileSync(ca) }),
    ...(cert !== undefined && { cert: readFileSync(cert) }),
    ...(key !== undefined && { key: readFileSync(key) }),
  };
}
