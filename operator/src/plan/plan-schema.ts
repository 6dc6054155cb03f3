import { notice, problem, type Plan } from './actions.js';
import { unreadable } from '../avro/compatibility.js';
import { readDefinition } from '../avro/definition.js';
import { identityOfText } from '../avro/identity.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import type { ObservedTopic, RegisteredSchema } from './state.js';

const nothing: Plan = { actions: [], findings: [] };

/** Registers the schema unless some version equals it or the broker has said that it will not have it. */
export function planSchema({ topic, schema }: PulsarTopic['spec'], observed: ObservedTopic): Plan {
  if (!schema) {
    if (observed.schemas.length === 0) return nothing;
    const message = 'has a registered schema, which its producers must use, but none in the spec';
    return { actions: [], findings: [notice(topic, 'SchemaNotInSpec', message)] };
  }
  if (registeredVersion(schema.definition, observed.schemas) !== undefined) return nothing;
  if (observed.verdict?.compatible === false) {
    const message = incompatibility(schema.definition, observed.schemas) ?? observed.verdict.reason;
    return { actions: [], findings: [problem(topic, 'SchemaIncompatible', message)] };
  }
  return { actions: [{ type: 'register-schema', topic, definition: schema.definition }], findings: [] };
}

/** The latest version that is the same schema to the broker. */
export function registeredVersion(
  definition: string,
  versions: readonly RegisteredSchema[],
): number | undefined {
  const identity = identityOfText(definition);
  return versions.findLast((it) => it.type === 'AVRO' && identityOfText(it.definition) === identity)?.version;
}

/** The broker names neither direction nor field (apache/pulsar#11631), so they are found here. */
function incompatibility(definition: string, versions: readonly RegisteredSchema[]): string | undefined {
  const differing = versions
    .filter((it) => it.type === 'AVRO')
    .map((old) => ({ version: old.version, fields: unreadableFields(definition, old.definition) }))
    .findLast(({ fields }) => fields.length > 0);
  return differing && `backward: cannot read version ${differing.version}: ${differing.fields.join('; ')}`;
}

function unreadableFields(definition: string, old: string): string[] {
  try {
    return unreadable(readDefinition(definition), readDefinition(old));
  } catch {
    // avsc refuses some schemas that the broker takes; then the broker's own words must do
    return [];
  }
}
