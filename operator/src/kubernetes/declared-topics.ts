import { ApiException } from '@kubernetes/client-node';
import { z } from 'zod';

import type { DeclaredTopic, DeclaredTopics } from '../backlog-metrics/ports.js';
import { group, version, plurals } from '../kinds/metadata.js';
import type { KubernetesClient } from './api-client.js';

const pulsarTopic = z.looseObject({
  spec: z.looseObject({
    topic: z.string(),
    subscriptions: z.array(z.looseObject({ name: z.string() })).default([]),
  }),
});

/** The PulsarTopic objects of the API server, asked for one by one. */
export function declaredTopics({ objects, options }: KubernetesClient): DeclaredTopics {
  return {
    async find(namespace, name): Promise<DeclaredTopic | undefined> {
      const parameters = { group, version, plural: plurals.PulsarTopic, namespace, name };
      try {
        const { spec } = pulsarTopic.parse(await objects.getNamespacedCustomObject(parameters, options));
        return { topic: spec.topic, subscriptions: spec.subscriptions.map((it) => it.name) };
      } catch (error) {
        if (error instanceof ApiException && error.code === 404) return undefined;
        throw error;
      }
    },
  };
}
