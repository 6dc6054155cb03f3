import { Agent, get } from 'node:http';
import { json } from 'node:stream/consumers';
import pLimit from 'p-limit';
import type { Topic } from './load.js';

const CONCURRENCY = 8;

/** Processor time, in ms, of asking for what the operator asks of each topic, and of nothing else. */
export async function bareRequests(adminUrl: string, topics: readonly Topic[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const limit = pLimit(CONCURRENCY);
  const ask = (path: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = get(`${adminUrl}/admin/v2${path}`, { agent }, (response) => {
        json(response).then(resolve, reject);
      });
      request.once('error', reject);
    });
  const before = process.cpuUsage();
  await Promise.all(
    topics.flatMap(({ topic }) => {
      const path = topic.slice('persistent://'.length);
      const stats = `/persistent/${path}/partitioned-stats?perPartition=true&getPreciseBacklog=true`;
      return [stats, `/schemas/${path}/schemas`].map((it) => limit(() => ask(it)));
    }),
  );
  const { user, system } = process.cpuUsage(before);
  agent.destroy();
  return (user + system) / 1_000;
}
