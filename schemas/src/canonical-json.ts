/**
 * One text for one schema: keys sorted, no white space, no `doc`.
 * A default may hold any JSON, so a `doc` inside one stays.
 */
export function canonicalJson(schema: unknown): string {
  return JSON.stringify(sorted(schema, isDoc));
}

type Omit = (key: string) => boolean;

const isDoc: Omit = (key) => key === 'doc';
const nothing: Omit = () => false;

function sorted(value: unknown, omit: Omit): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, omit));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !omit(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item, key === 'default' ? nothing : omit)]),
  );
}
