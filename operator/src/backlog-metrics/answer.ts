/** What one request is answered, and how it is counted. */
export interface Answer {
  readonly status: number;
  readonly outcome: Outcome;
  readonly body: Buffer;
}

/** Reasons of metav1.Status, as far as Kubernetes has a word for them. */
const statuses = {
  BadRequest: 400,
  Unauthorized: 401,
  NotFound: 404,
  MethodNotAllowed: 405,
  RequestURITooLong: 414,
  InternalError: 500,
  ServiceUnavailable: 503,
} as const;

export type Reason = keyof typeof statuses;
export type Outcome = Reason | 'Discovery' | 'Value';

const maxMessage = 1_000;

export function success(outcome: 'Discovery' | 'Value', body: unknown): Answer {
  return { status: 200, outcome, body: Buffer.from(JSON.stringify(body)) };
}

/**
 * A metav1.Status, whose message, one line, an HPA shows in its conditions. It never brings a Retry-After: Kubernetes' client
 * would try ten times before the HPA heard of it.
 */
export function refusal(reason: Reason, message: string): Answer {
  const code = statuses[reason];
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: message.replaceAll(/\s+/g, ' ').slice(0, maxMessage),
    reason,
    code,
  };
  return { status: code, outcome: reason, body: Buffer.from(JSON.stringify(status)) };
}
