const apiVersion = 'messaging.propalpes.io/v1';

const fields = Array.from({ length: 12 }, (_, index) => ({
  name: `campo_${index}`,
  type: ['null', 'string'],
  default: null,
}));
const definition = JSON.stringify({ type: 'record', name: 'Carga', namespace: 'co.propalpes.bench', fields });

export interface Topic {
  readonly name: string;
  readonly topic: string;
}

/** Names of topics in a Pulsar namespace, and of their objects. */
export function topicsOf(namespace: string, count: number): readonly Topic[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${namespace.split('/')[1] ?? ''}-${index}`,
    topic: `persistent://${namespace}/tema-${index}`,
  }));
}

/** A Kubernetes List of the namespace and its topics, each with a schema and a subscription. */
export function listOf(namespace: string, topics: readonly Topic[]): string {
  const parent = {
    apiVersion,
    kind: 'PulsarNamespace',
    metadata: { name: namespace.split('/')[1] },
    spec: { namespace },
  };
  const items = topics.map(({ name, topic }) => ({
    apiVersion,
    kind: 'PulsarTopic',
    metadata: { name },
    spec: { topic, schema: { type: 'AVRO', definition }, subscriptions: [{ name: 'lector' }] },
  }));
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [parent, ...items] });
}
