/** Bytes that no schema we were given can explain: asking again does not help. */
export class UndecodableMessage extends Error {
  override readonly name = 'UndecodableMessage';

  constructor(topic: string, reason: string, options?: ErrorOptions) {
    super(`${topic}: ${reason}`, options);
  }
}
