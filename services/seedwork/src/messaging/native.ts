/** Bounds on what the native client is asked: some of its promises never settle. */

/** Longer than the client's own timeout of an operation, which is then the one that tells. */
export const SETTLE_MS = 7000;

/** After so many seconds without a connection the client is not trusted to find it again. */
export const LOOKS_UNTIL_LOST = 15;
