import { AdminError } from '../pulsar/admin-error.js';
import { durableSubscriptions } from '../pulsar/conclude-topic.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import type { Backlogs } from './ports.js';

/**
 * Backlogs by the admin API, one request each. A sum over some of the partitions would scale a service down while
 * the others wait, so a subscription that is not on all of them is left out, and a partition that is not served
 * rejects.
 */
export function pulsarBacklogs(admin: Pick<PulsarAdmin, 'partitionedStats'>): Backlogs {
  return {
    async of(topic) {
      const stats = await admin.partitionedStats(topic);
      if (!stats) return undefined;
      const { partitions } = stats.metadata;
      const served = Object.keys(stats.partitions).length;
      if (served < partitions) {
        throw new AdminError(
          'unavailable',
          `stats of ${topic}`,
          `${served} of ${partitions} partitions are served`,
        );
      }
      const complete = [...durableSubscriptions(stats)].filter(
        ([, it]) => it.partitions.length === partitions,
      );
      return new Map(complete.map(([name, it]) => [name, it.backlog]));
    },
  };
}
