import pulsar, { type Client, type LogLevel } from 'pulsar-client';
import type { Log } from '../runtime/log.js';

export interface BrokerSettings {
  /** `pulsar://host:6650` */
  readonly serviceUrl: string;
  /** `http://host:8080`, for the schema registry. */
  readonly adminUrl: string;
  readonly tenant: string;
  readonly log: Log;
}

/** The connection to Pulsar that a process shares, and where its topics live. */
export interface Broker {
  readonly client: Client;
  /** A connection of one's own: closing it takes back whatever was asked over it. */
  connect(): Client;
  readonly adminUrl: string;
  readonly tenant: string;
  readonly log: Log;
  topicUrl(topic: string): string;
  close(): Promise<void>;
}

const levels = ['debug', 'debug', 'warn', 'error'] as const satisfies Record<LogLevel, keyof Log>;

export function createBroker({ serviceUrl, adminUrl, tenant, log }: BrokerSettings): Broker {
  const connect = (): Client =>
    new pulsar.Client({
      serviceUrl,
      operationTimeoutSeconds: 5,
      connectionTimeoutMs: 3000,
      log: (level, _file, _line, message) => {
        log[levels[level]]({ component: 'pulsar-client' }, message);
      },
    });
  const client = connect();
  return {
    client,
    connect,
    adminUrl,
    tenant,
    log,
    topicUrl: (topic) => `persistent://${tenant}/${topic}`,
    close: async () => {
      await client.close();
    },
  };
}
