/** No attempt can ever succeed: the message goes to the dead-letter topic at once. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';

  constructor(
    readonly reason: 'undecodable' | 'unknown_schema',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
