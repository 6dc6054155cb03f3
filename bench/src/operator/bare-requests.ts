import { Agent, get } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Topic } from './load.js';

const CONCURRENCY = 8;
/** For each of them, once it has a connection. */
const WITHIN_MS = 15_000;

/** Processor time, in ms, of asking what the operator asks of topics in which nothing happens, and of nothing else. */
export async function bareRequests(adminUrl: string, topics: readonly Topic[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const ask = (path: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = get(`${adminUrl}/admin/v2${path}`, { agent, timeout: WITHIN_MS }, (response) => {
        json(response).then(resolve, reject);
      });
      request.once('timeout', () => request.destroy(new Error(`${path}: no answer`)));
      request.once('error', reject);
    });
  const before = process.cpuUsage();
  await Promise.all(
    topics.map(({ topic }) =>
      ask(`/persistent/${topic.slice('persistent://'.length)}/partitioned-internalStats`),
    ),
  );
  const { user, system } = process.cpuUsage(before);
  agent.destroy();
  return (user + system) / 1_000;
}
