import type { Subject } from '../k6/subject.js';
import { BrokerAdmin } from '../rig/broker-admin.js';
import { platform, urlsWithin } from './addresses.js';
import type { Cluster } from './cluster.js';
import { planFaults } from './faults.js';
import { Processes } from './processes.js';

/** The release on the one-node cluster, from within its network. */
export function subjectOf(cluster: Cluster): Subject {
  const processes = new Processes(cluster);
  return {
    bffs: urlsWithin('bff-web'),
    env: platform,
    admin: new BrokerAdmin(platform.PULSAR_ADMIN_URL),
    database: 'of the release, on the one-node cluster',
    watched: () => processes.watched(),
    faults: (extent) => planFaults(cluster, extent),
    recovered: () => cluster.ready(),
  };
}
