import { until } from '@propalpes/local/process/until';
import type { Subject } from '../k6/subject.js';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { platform, urlsWithin } from './addresses.js';
import type { Cluster } from './cluster.js';
import { planFaults } from './faults.js';
import { Processes } from './processes.js';

const RECONNECTED_WITHIN_MS = 120_000;

/** Resolves when all that every process needs is there: a pod counts as ready without the broker. */
const reconnected = (processes: Processes): Promise<void> =>
  until(
    async (signal) => {
      const asked = (await processes.watched()).map(({ managementUrl }) =>
        fetch(`${managementUrl}/readyz`, { signal }),
      );
      return (await Promise.all(asked)).every(({ ok }) => ok);
    },
    { what: 'the connections of all processes', withinMs: RECONNECTED_WITHIN_MS, everyMs: 500 },
  );

/** The release on the one-node cluster, from within its network. */
export function subjectOf(cluster: Cluster): Subject {
  const processes = new Processes(cluster);
  return {
    bffs: urlsWithin('bff-web'),
    env: platform,
    admin: new BrokerAdmin(platform.PULSAR_ADMIN_URL),
    database: 'of the release, on the one-node cluster',
    watched: () => processes.watched(),
    deaths: () => processes.restarts(),
    faults: (extent) => planFaults(cluster, extent),
    recovered: async () => {
      await cluster.ready();
      await reconnected(processes);
    },
  };
}
