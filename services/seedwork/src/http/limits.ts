/** What one server accepts. Times are in milliseconds, sizes in bytes. */
export interface ServerLimits {
  bodyBytes: number;
  /** The whole request must have arrived after this time. */
  requestTimeout: number;
  headersTimeout: number;
  /** How long an idle connection is kept; longer than that of load balancers in front (60 s). */
  keepAliveTimeout: number;
  /** A connection without any traffic is cut after this time. */
  idleTimeout: number;
  /** A handler that has not answered by then is answered for: 503. */
  handlerTimeout: number;
  /** How long who is connected still gets answers when the server closes: a request may be on its way. */
  lingerTimeout: number;
  /** How long closing may take in all: what is in flight then is cut off. */
  closeTimeout: number;
  maxConnections: number;
}

export const defaultLimits: ServerLimits = {
  bodyBytes: 64 * 1024,
  requestTimeout: 10_000,
  headersTimeout: 5_000,
  keepAliveTimeout: 65_000,
  idleTimeout: 120_000,
  handlerTimeout: 10_000,
  lingerTimeout: 0,
  closeTimeout: 5_000,
  maxConnections: 2_000,
};
