import { Unavailable } from '@propalpes/seedwork/application/unavailable';

import { refusal, success, type Answer } from './answer.js';
import { groupVersion, metricName } from './discovery.js';
import type { DeclaredTopic, DeclaredTopics } from './ports.js';
import type { Readings } from './readings.js';
import { parseSelector, type Wanted } from './selector.js';

export interface Sources {
  readonly topics: DeclaredTopics;
  readonly readings: Pick<Readings, 'of'>;
  /** Told how old a value was, in seconds. */
  readonly observeAge: (seconds: number) => void;
}

/**
 * One subscription's backlog. The selector's topic is the name of a PulsarTopic in the HPA's own namespace, so an
 * HPA learns nothing of topics that are declared elsewhere. Rejects with an Unavailable.
 */
export async function answerMetric(
  { topics, readings, observeAge }: Sources,
  namespace: string,
  query: URLSearchParams,
): Promise<Answer> {
  const wanted = parseSelector(query.getAll('labelSelector'));
  if ('rule' in wanted) return refusal('BadRequest', wanted.rule);
  const declared = await find(topics, namespace, wanted.topic);
  if (!declared) {
    return refusal('NotFound', `topic: there is no PulsarTopic ${wanted.topic} in namespace ${namespace}`);
  }
  if (!declared.subscriptions.includes(wanted.subscription)) {
    const { topic, subscription } = wanted;
    return refusal('NotFound', `subscription: PulsarTopic ${topic} declares no subscription ${subscription}`);
  }
  const { at, backlogs } = await readings.of(declared.topic);
  const backlog = backlogs?.get(wanted.subscription);
  if (backlog === undefined) {
    return refusal(
      'ServiceUnavailable',
      `Pulsar does not have subscription ${wanted.subscription} of ${declared.topic}, or not on every partition`,
    );
  }
  observeAge((Date.now() - at.getTime()) / 1_000);
  return success('Value', valueList(wanted, at, backlog));
}

async function find(
  topics: DeclaredTopics,
  namespace: string,
  name: string,
): Promise<DeclaredTopic | undefined> {
  try {
    return await topics.find(namespace, name);
  } catch (error) {
    throw new Unavailable('Kubernetes', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

function valueList({ topic, subscription }: Wanted, at: Date, backlog: number) {
  return {
    kind: 'ExternalMetricValueList',
    apiVersion: groupVersion,
    metadata: {},
    items: [
      {
        metricName,
        metricLabels: { topic, subscription },
        // metav1.Time knows whole seconds
        timestamp: `${at.toISOString().slice(0, 19)}Z`,
        value: String(backlog),
      },
    ],
  };
}
