import type { Client } from 'pulsar-client';
import type { Log } from '../runtime/log.js';
import { connectNative } from './native-client.js';

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

export function createBroker({ serviceUrl, adminUrl, tenant, log }: BrokerSettings): Broker {
  const connect = () => connectNative(serviceUrl, log);
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
