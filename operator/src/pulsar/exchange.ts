import type { IncomingHttpHeaders } from 'node:http';

import type { Dispatcher } from 'undici';

export interface Asked {
  readonly url: URL;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The whole answer was not there in time. */
export class TooLate extends Error {}

/**
 * One request and its whole answer. Rejects with `TooLate` when it is not there within `withinMs`, in milliseconds.
 *
 * Not undici's own `request`: the streams that it makes of an answer took half of an idle operator's time.
 */
export function exchange(
  dispatcher: Dispatcher,
  { url, method, headers, body }: Asked,
  withinMs: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let abort: ((reason: Error) => void) | undefined;
    let expired: TooLate | undefined;
    let status = 0;
    let answered: IncomingHttpHeaders = {};
    const late = (): void => {
      expired = new TooLate();
      reject(expired);
      abort?.(expired);
    };
    const deadline = setTimeout(late, Math.max(0, withinMs));
    dispatcher.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body },
      {
        onRequestStart(controller) {
          // it waited for a connection until nobody wanted it any more
          if (expired) controller.abort(expired);
          abort = (reason) => {
            controller.abort(reason);
          };
        },
        onResponseStart(_, statusCode, received) {
          status = statusCode;
          answered = received;
        },
        onResponseData(_, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          clearTimeout(deadline);
          resolve({ status, headers: answered, body: Buffer.concat(chunks).toString() });
        },
        onResponseError(_, error) {
          clearTimeout(deadline);
          reject(error);
        },
      },
    );
  });
}
