/** A message as JSON, its fields named as on the wire. */
export function wireJson(message: unknown): string {
  return JSON.stringify(wireNamed(message));
}

function wireNamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireNamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [snakeCase(name), wireNamed(of)]));
}

/** The inverse of how the schemas package names fields: the wire has no capitals. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
