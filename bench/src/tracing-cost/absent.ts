/** What stands where seedwork begins spans, in a process that knows no traces. */
const nothing = (): undefined => undefined;

export const PublishSpan = { begin: nothing };
export const processSpan = <R, O>(received: R, _source: unknown, work: (received: R) => O): O =>
  work(received);
export const noteOperation = nothing;
export const noteRetry = nothing;
export const causeToKeep = nothing;
export const linkCauses = nothing;
export const beginDatabaseSpan = nothing;
export const endDatabaseSpan = nothing;
