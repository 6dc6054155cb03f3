import { success, type Answer } from './answer.js';

export const metricName = 'pulsar_subscription_backlog';

const group = 'external.metrics.k8s.io';
const version = 'v1beta1';

export const groupVersion = `${group}/${version}`;

const served = { groupVersion, version };
const apiGroup = { name: group, versions: [served], preferredVersion: served };
const resource = {
  name: metricName,
  singularName: '',
  namespaced: true,
  kind: 'ExternalMetricValueList',
  verbs: ['get'],
};

/**
 * What the aggregator reads to learn what there is, and again and again to learn whether we are there. It asks for
 * OpenAPI documents, too, and goes without when they are not found.
 */
export const discovery: ReadonlyMap<string, Answer> = new Map(
  Object.entries({
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [apiGroup] },
    [`/apis/${group}`]: { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup },
    [`/apis/${groupVersion}`]: {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion,
      resources: [resource],
    },
  }).map(([path, document]) => [path, success('Discovery', document)]),
);
