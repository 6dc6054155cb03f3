import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';
import { forwarded } from './forwarded.js';

/** What a broker keeps of a topic while nobody uses it. */
interface Kept {
  readonly partitions: number;
  readonly schemas: readonly { readonly version: number; readonly data: string }[];
  /** Messages that a subscription has not acknowledged, by its name. */
  readonly backlogs: Readonly<Record<string, number>>;
}

interface Stats {
  readonly metadata: { readonly partitions: number };
  readonly partitions: Readonly<
    Record<string, { readonly subscriptions: Readonly<Record<string, Subscription>> }>
  >;
}

interface Subscription {
  readonly isDurable: boolean;
  readonly msgBacklog: number;
}

/** What the broker of the release keeps of every topic of the catalogue. */
export const keptByBroker = (): Promise<Readonly<Record<string, Kept>>> =>
  forwarded('pulsar', 8080, async (port) => {
    const admin = `http://127.0.0.1:${port}/admin/v2`;
    const topics = Object.keys(TOPICS) as TopicPath[];
    const kept = await Promise.all(topics.map(async (topic) => [topic, await keptOf(admin, topic)] as const));
    return Object.fromEntries(kept);
  });

async function keptOf(admin: string, topic: TopicPath): Promise<Kept> {
  const name = TOPICS[topic].name.replace('://', '/');
  const stats = await get<Stats>(
    `${admin}/${name}/partitioned-stats?perPartition=true&getPreciseBacklog=true`,
  );
  const schemas = await get<{ getSchemaResponses: Kept['schemas'] }>(
    `${admin}/schemas/${name.replace(/^persistent\//, '')}/schemas`,
  );
  return {
    partitions: stats.metadata.partitions,
    schemas: schemas.getSchemaResponses.map(({ version, data }) => ({ version, data })),
    backlogs: backlogsIn(stats),
  };
}

function backlogsIn({ partitions }: Stats): Record<string, number> {
  const backlogs: Record<string, number> = {};
  for (const { subscriptions } of Object.values(partitions))
    for (const [name, { isDurable, msgBacklog }] of Object.entries(subscriptions))
      if (isDurable) backlogs[name] = (backlogs[name] ?? 0) + msgBacklog;
  return backlogs;
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
