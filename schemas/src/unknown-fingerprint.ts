/** Bytes of a schema version that the reader has not met: fetch its text and decode again with it. */
export class UnknownFingerprint extends Error {
  override readonly name = 'UnknownFingerprint';

  constructor(
    readonly topic: string,
    readonly fingerprint: string,
  ) {
    super(`${topic}: no schema with fingerprint ${fingerprint} yet`);
  }
}
