import fc from 'fast-check';

/** What clients may send that no form of theirs would. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme-ascii' }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '{"$gt":""}', '__proto__', '890903938-8', '👩‍👩‍👧‍👦'.repeat(60)),
);

const anyValue = fc.oneof({ weight: 3, arbitrary: anyText }, { weight: 1, arbitrary: fc.jsonValue() });

/** Bodies of requests: most are objects with these fields. */
export function anyBody(campos: readonly string[]): fc.Arbitrary<string> {
  const recordOf = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  const datos = fc.oneof(
    recordOf(campos, anyText),
    recordOf([...campos, 'version_esperada', 'propiedad_id', 'otro'], anyValue),
  );
  return fc.oneof(
    { weight: 4, arbitrary: datos.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

/** A segment of a path. A lone surrogate has no encoding. */
export const anyId = fc.oneof(
  fc.uuid(),
  anyText.map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))),
);

/** A header, or none. */
export const anyKey = fc.option(
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 220,
  }),
  { nil: undefined },
);
