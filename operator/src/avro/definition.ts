import avsc, { type Schema } from 'avsc';

/** An Avro schema as parsed JSON: a name, a union or an object with a `type`. */
export type Definition = string | readonly Definition[] | { readonly [attribute: string]: unknown };

const stringOrComment = /"(?:\\.|[^"\\])*"|\/\*[^]*?\*\/|\/\/.*/g;

/** Reads the text of a schema that is known to be valid. The broker lets others register one with comments, too. */
export function readDefinition(text: string): Definition {
  try {
    return JSON.parse(text) as Definition;
  } catch {
    const bare = text.replaceAll(stringOrComment, (it) => (it.startsWith('"') ? it : ' '));
    return JSON.parse(bare) as Definition;
  }
}

/** Throws an Error that says why a text is not a schema. */
export function checkDefinition(text: string): void {
  avsc.Type.forSchema(JSON.parse(text) as Schema);
}
