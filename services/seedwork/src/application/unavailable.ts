/** Something outside this process did not answer in time or said "later": the same attempt may succeed soon. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    readonly what: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${what} is unavailable: ${reason}`, options);
  }
}
