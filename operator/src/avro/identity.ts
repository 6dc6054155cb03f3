import { LRUCache } from 'lru-cache';

import { readDefinition, type Definition } from './definition.js';

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);
const complex = new Set<unknown>(['record', 'error', 'enum', 'fixed', 'array', 'map']);
const ignored = new Set(['doc', 'aliases', 'namespace']);

/**
 * Text that is equal for two schemas exactly when the broker takes them for one version: it compares parsed
 * schemas, so key order, `doc`, `aliases`, short names and `{ "type": "string" }` for `"string"` do not
 * count, while defaults, logical types and any other attribute do.
 */
export function identityOf(definition: Definition): string {
  return JSON.stringify(normalise(definition, ''));
}

/** Every pass compares the same texts. */
const identities = new LRUCache<string, string>({ maxSize: 8 * 1_024 * 1_024, sizeCalculation: lengthOf });

/** `identityOf` of the text of a schema; the latest texts, up to 8 Mi characters, are remembered. */
export function identityOfText(text: string): string {
  const known = identities.get(text);
  if (known !== undefined) return known;
  const identity = identityOf(readDefinition(text));
  identities.set(text, identity);
  return identity;
}

function lengthOf(identity: string, text: string): number {
  return identity.length + text.length;
}

function normalise(definition: unknown, space: string): unknown {
  if (typeof definition === 'string')
    return primitives.has(definition) ? definition : qualify(definition, space);
  if (Array.isArray(definition)) return definition.map((branch) => normalise(branch, space));
  const schema = definition as Record<string, unknown>;
  const name = fullName(schema, space);
  const inner = name === undefined ? space : spaceOf(name);
  const normal = mapAttributes(schema, (key, value) => {
    if (key === 'name') return name;
    if (key === 'type' && !complex.has(value)) return normalise(value, inner);
    if (key === 'items' || key === 'values') return normalise(value, inner);
    if (key === 'fields') return (value as Record<string, unknown>[]).map((it) => normaliseField(it, inner));
    return sorted(value);
  });
  return Object.keys(normal).length === 1 ? normal['type'] : normal;
}

function normaliseField(field: Record<string, unknown>, space: string): unknown {
  return mapAttributes(field, (key, value) => {
    if (key === 'order' && value === 'ascending') return undefined;
    return key === 'type' ? normalise(value, space) : sorted(value);
  });
}

/** Sorted by key; an attribute mapped to undefined is left out. */
function mapAttributes(
  attributes: Record<string, unknown>,
  map: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([key]) => !ignored.has(key))
      .map(([key, value]) => [key, map(key, value)] as const)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function fullName({ name, namespace }: Record<string, unknown>, space: string): string | undefined {
  if (typeof name !== 'string') return undefined;
  return qualify(name, typeof namespace === 'string' ? namespace : space);
}

function qualify(name: string, space: string): string {
  return name.includes('.') || space === '' ? name : `${space}.${name}`;
}

function spaceOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
