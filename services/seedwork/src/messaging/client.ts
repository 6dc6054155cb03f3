import type { Client } from 'pulsar-client';
import type { Log } from '../runtime/log.js';
import { connectNative } from './native-client.js';

/** Where the broker is, and how one shows who one is. */
export interface BrokerAddress {
  /** `pulsar://host:6650`, or `pulsar+ssl://host:6651` */
  readonly serviceUrl: string;
  /** `http://host:8080`, for the schema registry. */
  readonly adminUrl: string;
  readonly tenant: string;
  /** Path of a token, read again whenever it is shown: it may be renewed. */
  readonly tokenFile?: string | undefined;
  /** Path of the authorities that the native client trusts; Node itself takes those of NODE_EXTRA_CA_CERTS. */
  readonly caFile?: string | undefined;
}

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
