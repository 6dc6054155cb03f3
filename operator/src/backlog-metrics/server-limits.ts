import type { ServerOptions } from 'node:https';

export const maxConnections = 256;
/** The names and groups of whoever asks come as headers. */
const maxHeaderSize = 32 * 1_024;
/** Longer than the 90 s that Kubernetes keeps an idle connection, so that none is closed under a request. */
const keepAliveTimeout = 100_000;

/** How a server asks for certificates, and how long it waits for what: `arrivalMs` for a handshake and for a request. */
export function limitsOf(arrivalMs: number): ServerOptions {
  return {
    // A request without a good certificate is answered, too: with the reason.
    requestCert: true,
    rejectUnauthorized: false,
    maxHeaderSize,
    keepAliveTimeout,
    handshakeTimeout: arrivalMs,
    headersTimeout: arrivalMs,
    requestTimeout: arrivalMs,
    connectionsCheckingInterval: Math.min(arrivalMs, 1_000),
  };
}
