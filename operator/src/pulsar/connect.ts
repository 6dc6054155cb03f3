import { readFileSync } from 'node:fs';

import { buildConnector } from 'undici';

import type { PulsarSettings } from '../config.js';
import { pulsarConnections } from './admin-http.js';
import { isTrusted } from './trust.js';
import { PulsarAdmin, type PulsarAdminOptions } from './pulsar-admin.js';

/** The admin API as the settings name it: without authentication, with a token, with a client certificate, or both. */
export function connectPulsar(
  settings: PulsarSettings,
  options: Pick<PulsarAdminOptions, 'concurrency' | 'shareNamespaceMs'> = {},
): PulsarAdmin {
  const trust = { home: new URL(settings.PULSAR_ADMIN_URL), hosts: settings.PULSAR_TRUSTED_HOSTS };
  return new PulsarAdmin({
    url: settings.PULSAR_ADMIN_URL,
    token: () => tokenOf(settings),
    trustedHosts: settings.PULSAR_TRUSTED_HOSTS,
    timeoutMs: settings.PULSAR_ADMIN_TIMEOUT,
    dispatcher: pulsarConnections({
      // Certificates are read for each new connection, because they are renewed.
      connect: (options, done) => {
        const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
        const identity = isTrusted(trust, url) ? identityOf(settings) : {};
        const timeout = settings.PULSAR_ADMIN_TIMEOUT;
        buildConnector({ ...authorityOf(settings), ...identity, timeout })(options, done);
      },
    }),
    ...options,
  });
}

function tokenOf({ PULSAR_TOKEN, PULSAR_TOKEN_FILE }: PulsarSettings): string | undefined {
  return PULSAR_TOKEN_FILE === undefined ? PULSAR_TOKEN : readFileSync(PULSAR_TOKEN_FILE, 'utf8').trim();
}

function authorityOf({ PULSAR_TLS_CA_FILE: ca }: PulsarSettings): buildConnector.BuildOptions {
  return ca === undefined ? {} : { ca: readFileSync(ca) };
}

function identityOf(settings: PulsarSettings): buildConnector.BuildOptions {
  const { PULSAR_TLS_CERT_FILE: cert, PULSAR_TLS_KEY_FILE: key } = settings;
  return {
    ...(cert !== undefined && { cert: readFileSync(cert) }),
    ...(key !== undefined && { key: readFileSync(key) }),
  };
}
