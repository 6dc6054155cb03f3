import { stringify } from 'yaml';

import { canonicalJson } from '../canonical-json.js';
import type { Catalogue } from '../catalogue-schema.js';
import type { TopicSchema } from './topic-schemas.js';

/** What the operator applies: file name → YAML. */
export function emitManifests(catalogue: Catalogue, schemas: readonly TopicSchema[]): Map<string, string> {
  const manifests = new Map<string, string>();
  for (const [name, { retention }] of Object.entries(catalogue.namespaces)) {
    const namespace = `${catalogue.tenant}/${name}`;
    manifests.set(`namespace-${name}.yaml`, manifest('PulsarNamespace', name, { namespace, retention }));
  }
  for (const [path, topic] of Object.entries(catalogue.topics)) {
    const schema = schemas.find((candidate) => candidate.path === path);
    const name = path.replace('/', '-');
    const spec = {
      topic: `persistent://${catalogue.tenant}/${path}`,
      partitions: 1,
      schema: schema && { type: 'AVRO', definition: canonicalJson(schema.envelope) },
      producers: topic.producers,
      ...(topic.readers.length > 0 && { readers: topic.readers }),
      subscriptions: topic.subscriptions,
      deletionPolicy: 'Retain',
    };
    manifests.set(`topic-${name}.yaml`, manifest('PulsarTopic', name, spec));
  }
  return manifests;
}

function manifest(kind: string, name: string, spec: object): string {
  const resource = { apiVersion: 'messaging.propalpes.io/v1', kind, metadata: { name }, spec };
  return `# Generated from catalogue.yaml: npm run generate\n${stringify(resource, { lineWidth: 0 })}`;
}
