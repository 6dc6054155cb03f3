import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';
import type { Waiting } from '../ledger/evidence.js';

const TIMEOUT_MS = 5000;

interface Stats {
  /** Messages that came since the topic was loaded. */
  readonly msgInCounter: number;
  readonly subscriptions: Readonly<Record<string, { readonly msgBacklog: number }>>;
}

const backlogIn = ({ subscriptions }: Stats): number =>
  Object.values(subscriptions).reduce((sum, { msgBacklog }) => sum + msgBacklog, 0);

/** The few questions that the matrix asks the broker's admin API. Every method rejects when it does not answer. */
export class BrokerAdmin {
  constructor(readonly url: string) {}

  /** Lets a namespace keep what was acknowledged, so that the ledger can read it in the end. */
  async keepEverything(namespace: string): Promise<void> {
    await this.call(`namespaces/${namespace}/retention`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ retentionTimeInMinutes: -1, retentionSizeInMB: -1 }),
    });
  }

  /** Of these topics, those with messages that a subscription has not acknowledged. */
  async waiting(topics: readonly TopicPath[]): Promise<readonly Waiting[]> {
    const each = topics.map(async (topic) => ({ topic, messages: backlogIn(await this.stats(topic)) }));
    return (await Promise.all(each)).filter(({ messages }) => messages > 0);
  }

  /** How many these are in all. */
  async backlog(topics: readonly TopicPath[]): Promise<number> {
    return (await this.waiting(topics)).reduce((sum, { messages }) => sum + messages, 0);
  }

  /** How many messages of a topic with one subscription were acknowledged since the broker loaded the topic. */
  async acknowledged(topic: TopicPath): Promise<number> {
    const stats = await this.stats(topic);
    return stats.msgInCounter - backlogIn(stats);
  }

  /** Drops the topic from memory: its producers and consumers are disconnected and connect again. */
  async unload(topic: TopicPath): Promise<void> {
    await this.call(`${TOPICS[topic].name.replace('://', '/')}/unload`, { method: 'PUT' });
  }

  async partitions(topic: TopicPath): Promise<number> {
    const response = await this.call(`${TOPICS[topic].name.replace('://', '/')}/partitions`);
    return ((await response.json()) as { partitions: number }).partitions;
  }

  private async stats(topic: TopicPath): Promise<Stats> {
    const query = 'perPartition=false&getPreciseBacklog=true';
    const response = await this.call(`${TOPICS[topic].name.replace('://', '/')}/partitioned-stats?${query}`);
    return (await response.json()) as Stats;
  }

  private async call(path: string, init: RequestInit = {}): Promise<Response> {
    const url = `${this.url}/admin/v2/${path}`;
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}
