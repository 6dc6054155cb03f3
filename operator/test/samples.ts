import type { PulsarNamespace } from '../src/kinds/pulsar-namespace.js';
import { pulsarNamespace } from '../src/kinds/pulsar-namespace.js';
import type { PulsarTopic } from '../src/kinds/pulsar-topic.js';
import { pulsarTopic } from '../src/kinds/pulsar-topic.js';
import { missingTopic, type ObservedTopic } from '../src/plan/state.js';

const apiVersion = 'messaging.propalpes.io/v1';

export const sampleTopic = 'persistent://propalpes/eventos/compania';

/** A valid namespace manifest; `spec` overrides parts of it. */
export function namespaceManifest(spec: Record<string, unknown> = {}): PulsarNamespace {
  return pulsarNamespace.parse({
    apiVersion,
    kind: 'PulsarNamespace',
    metadata: { name: 'eventos' },
    spec: { namespace: 'propalpes/eventos', ...spec },
  });
}

/** A valid topic manifest; `spec` overrides parts of it. */
export function topicManifest(
  spec: Record<string, unknown> = {},
  annotations: Record<string, string> = {},
): PulsarTopic {
  return pulsarTopic.parse({
    apiVersion,
    kind: 'PulsarTopic',
    metadata: { name: 'eventos-compania', annotations },
    spec: { topic: sampleTopic, ...spec },
  });
}

/** A topic with one partition and nothing else; `parts` overrides it. */
export function observedTopic(parts: Partial<ObservedTopic> = {}): ObservedTopic {
  return { ...missingTopic, partitions: 1, ...parts };
}

/** The text of a record `R` with these fields. */
export function recordOf(...fields: readonly object[]): string {
  return JSON.stringify({ type: 'record', name: 'R', namespace: 'test', fields });
}
