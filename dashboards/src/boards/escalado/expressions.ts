import { chosen, howMany } from '../../promql.js';
import { services } from './hpa.js';

/** Our services, which have replicas. */
export const ours = `${chosen}, job=~"${services}"`;

/** How many of each service answer. */
export const replicas = howMany('up', 'job', ours);

/** The same, to divide by. */
const answering = `count by (job) (up{${ours}} == 1)`;

/** A subscription is called like the service that it belongs to. */
const byJob = (metric: string): string =>
  `label_replace(${metric}{topic!~"errores/.*", subscription=~"$job"}, "job", "$1", "subscription", "(.+)")`;

const backlogs = byJob('topic_subscription:pulsar_backlog:sum');

/** What waits for each service. */
export const backlog = `sum by (job) (${backlogs})`;

const acknowledged = `sum by (job) (${byJob('topic_subscription:pulsar_acknowledged:rate')})`;

export const acknowledgedPerReplica = `${acknowledged} / ${answering}`;

const longest = `max by (job) (${backlogs})`;

/** What an HPA compares: the longest of its backlogs. Of a service without replicas, all of it. */
export const backlogPerReplica = `${longest} / ${answering} or ${longest}`;
