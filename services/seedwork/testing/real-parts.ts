const names = ['PULSAR_SERVICE_URL', 'PULSAR_ADMIN_URL', 'MONGODB_URI'] as const;

/** Where the real broker and the real database of an integration test are. */
export type RealParts = Record<(typeof names)[number], string>;

/** Throws one line that says what is missing: an integration test never passes by not running. */
export function realParts(env: NodeJS.ProcessEnv = process.env): RealParts {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} not set: start the tests with a broker and a database (make test)`,
    );
  return Object.fromEntries(names.map((name) => [name, env[name]])) as RealParts;
}
