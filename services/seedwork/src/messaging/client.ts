import type { Client } from 'pulsar-client';
import type { Log } from '../runtime/log.js';
import type { BrokerAddress } from './broker-address.js';
import { connectNative } from './native-client.js';

export interface BrokerSettings extends BrokerAddress {
  readonly log: Log;
}

/** The connection to Pulsar that a process shares, and where its topics live. */
export interface Broker {
  readonly client: Client;
  /** A connection of one's own: closing it takes back whatever was asked over it. */
  connect(): Client;
  readonly adminUrl: string;
  readonly tenant: string;
  readonly tokenFile: string | undefined;
  readonly log: Log;
  topicUrl(topic: string): string;
  close(): Promise<void>;
}

export function createBroker(settings: BrokerSettings): Broker {
  const { adminUrl, tenant, tokenFile, log } = settings;
  const connect = () => connectNative(settings, log);
  const client = connect();
  return {
    client,
    connect,
    adminUrl,
    tenant,
    tokenFile,
    log,
    topicUrl: (topic) => `persistent://${tenant}/${topic}`,
    close: async () => {
      await client.close();
    },
  };
}
