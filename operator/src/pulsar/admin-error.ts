/**
 * - `not-found` 404 with Pulsar's own words: the object does not exist
 * - `conflict` 409, `precondition-failed` 412, `unauthorized` 401 and 403, `rejected` any other 4xx
 * - `server-error` 500 with a reason
 * - `unavailable` nobody answers, or something that is not (yet) a broker; worth another try
 */
export type AdminErrorKind =
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'unauthorized'
  | 'rejected'
  | 'server-error'
  | 'unavailable';

const maxReason = 500;

/** A request that Pulsar did not carry out; the message is one line: request, kind and reason. */
export class AdminError extends Error {
  override readonly name = 'AdminError';

  constructor(
    readonly kind: AdminErrorKind,
    readonly request: string,
    readonly reason: string,
    /** What the broker answered, as it was. */
    readonly body = '',
  ) {
    super(`${request}: ${kind}: ${reason}`);
  }
}

/** Turns an answer that is no success into an error; `circumstance` says what may explain that it is unauthorized. */
export function errorOf(
  request: string,
  status: number,
  contentType: string,
  body: string,
  circumstance = '',
): AdminError {
  const html = contentType.includes('html');
  const reason = (html ? htmlReason(body) : jsonReason(body))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, maxReason);
  const kind = kindOf(status, html);
  const words = [status, reason, kind === 'unauthorized' && circumstance && `(${circumstance})`];
  return new AdminError(kind, request, words.filter(Boolean).join(' '), body);
}

function kindOf(status: number, html: boolean): AdminErrorKind {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized';
    case 404:
      // Pulsar says in JSON that an object is missing; a page comes from a proxy or a broker that is starting.
      return html ? 'unavailable' : 'not-found';
    case 409:
      return 'conflict';
    case 412:
      return 'precondition-failed';
    case 408:
    case 429:
      return 'unavailable';
    case 500:
      return 'server-error';
    default:
      return status < 500 && status >= 400 ? 'rejected' : 'unavailable';
  }
}

/** Unexpected errors come as text: a banner, "Message: …", then a stack. */
function jsonReason(body: string): string {
  const reason = parseReason(body) ?? body;
  return /Message: ([^]*?)\n\s*\n(?:Stacktrace|$)/.exec(reason)?.[1] ?? reason;
}

function parseReason(body: string): string | undefined {
  try {
    const answer = JSON.parse(body) as { reason?: unknown } | null;
    return typeof answer?.reason === 'string' ? answer.reason : undefined;
  } catch {
    // Plain text is a reason, too.
    return undefined;
  }
}

function htmlReason(body: string): string {
  const title = /<title>(?:Error \d+ )?([^]*?)<\/title>/i.exec(body)?.[1] ?? '';
  return title
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
