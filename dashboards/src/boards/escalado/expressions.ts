import { chosen } from '../../promql.js';

/** Our services, which have replicas. */
export const ours = `${chosen}, job=~"companias|propiedades|geograficos|auditoria|bff-web"`;

/** How many of each service answer. */
export const replicas = `count by (job) (up{${ours}} == 1)`;

/** What waits for each service: a subscription is called like the service that it belongs to. */
export const backlog =
  'sum by (job) (label_replace(topic_subscription:pulsar_backlog:sum{topic!~"errores/.*"}, "job", "$1", "subscription", "(.+)"))';

export const acknowledged =
  'sum by (job) (label_replace(topic_subscription:pulsar_acknowledged:rate{topic!~"errores/.*"}, "job", "$1", "subscription", "(.+)"))';

export const backlogPerReplica = `${backlog} / ${replicas}`;
