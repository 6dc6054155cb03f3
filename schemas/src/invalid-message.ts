/** A message that its topic's schema refuses; the text names the field and never shows its value. */
export class InvalidMessage extends Error {
  override readonly name = 'InvalidMessage';

  /** @param field path as in TypeScript, such as `data.reglas.0.codigo` */
  constructor(
    readonly topic: string,
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${topic}: ${field} must be ${expected}`);
  }
}
