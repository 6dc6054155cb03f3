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

/** One connection to Pulsar per process, and where its topics live. */
export interface Broker {
  readonly client: Client;
  readonly adminUrl: string;
  readonly tenant: string;
  readonly log: Log;
  topicUrl(topic: string): string;
  close(): Promise<void>;
}

const levels = ['debug', 'debug', 'warn', 'error'] as const satisfies Record<LogLevel, keyof Log>;

export function createBroker({ serviceUrl, adminUrl, tenant, log }: BrokerSettings): Broker {
  const client = new pulsar.Client({
    serviceUrl,
    operationTimeoutSeconds: 5,
    connectionTimeoutMs: 3000,
    log: (level, _file, _line, message) => {
      log[levels[level]]({ component: 'pulsar-client' }, message);
    },
  });
  return {
    client,
    adminUrl,
    tenant,
    log,
    topicUrl: (topic) => `persistent://${tenant}/${topic}`,
    close: async () => {
      await client.close();
    },
  };
}
