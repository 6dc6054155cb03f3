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
    const message = incompatibility(schema.definition, observed) ?? observed.verdict.reason;
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
  return versions.findLast((it) => it.type === 'AVRO' && identityOrNone(it.definition) === identity)?.version;
}

/** What others registered may be unreadable to us; then it is none that we would register. */
function identityOrNone(definition: string): string | undefined {
  try {
    return identityOfText(definition);
  } catch {
    return undefined;
  }
}

/** The broker names neither direction nor field (apache/pulsar#11631), so they are found here. */
function incompatibility(
  definition: string,
  { schemas, compatibility = 'FULL' }: ObservedTopic,
): string | undefined {
  // any other strategy has reasons of its own
  if (!/^(BACKWARD|FORWARD|FULL)/.test(compatibility)) return undefined;
  const problems = schemas.flatMap(({ type, version, definition: old }) => {
    if (type !== 'AVRO') return [];
    const backward = compatibility.startsWith('FORWARD') ? [] : unreadableFields(definition, old);
    const forward = compatibility.startsWith('BACKWARD') ? [] : unreadableFields(old, definition);
    if (backward.length > 0) return `backward: cannot read version ${version}: ${backward.join('; ')}`;
    return forward.length > 0 ? `forward: version ${version} cannot read it: ${forward.join('; ')}` : [];
  });
  return problems.at(-1);
}

function unreadableFields(reader: string, writer: string): string[] {
  try {
    return unreadable(readDefinition(reader), readDefinition(writer));
  } catch {
    // avsc refuses some schemas that the broker takes; then the broker's own words must do
    return [];
  }
}
