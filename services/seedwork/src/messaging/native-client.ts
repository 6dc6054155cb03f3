import pulsar, { type Client, type ClientConfig, type LogLevel } from 'pulsar-client';
import type { Log } from '../runtime/log.js';
import type { BrokerAddress } from './broker-address.js';
import { tokenAuthentication } from './token.js';
import { Repeats } from './repeats.js';

const levels = ['debug', 'debug', 'warn', 'error'] as const satisfies Record<LogLevel, keyof Log>;

/**
 * What a process has once, whatever it connects to. Setting the log handler again, as a `log` of a client's own does,
 * frees the one before while threads of the native client may be calling it, and the process aborts. The level that
 * they compare with lies in the first client, which must therefore never be collected (both in `Client.cc` of
 * pulsar-client 1.18.0).
 */
const ofProcess: { log: Log | undefined; first: Client | undefined } = { log: undefined, first: undefined };

/** A connection of its own. What the native client has to say goes to the log that was given last. */
export function connectNative(address: BrokerAddress, log: Log): Client {
  if (!ofProcess.log) listen();
  ofProcess.log = log;
  const client = new pulsar.Client(configOf(address, log));
  ofProcess.first ??= client;
  return client;
}

function configOf({ serviceUrl, tokenFile, caFile }: BrokerAddress, log: Log): ClientConfig {
  return {
    serviceUrl,
    operationTimeoutSeconds: 5,
    connectionTimeoutMs: 3000,
    ...(tokenFile !== undefined && { authentication: tokenAuthentication(tokenFile, log) }),
    ...(caFile !== undefined && { tlsTrustCertsFilePath: caFile }),
    tlsValidateHostname: true,
  };
}

function listen(): void {
  const repeats = new Repeats();
  pulsar.Client.setLogHandler((level, _file, _line, message) => {
    const heldBack = repeats.admit(message, Date.now());
    if (heldBack === undefined) return;
    const names = { component: 'pulsar-client', ...(heldBack > 0 && { held_back: heldBack }) };
    ofProcess.log?.[levels[level]](names, message);
  });
}
