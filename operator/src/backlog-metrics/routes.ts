import type { IncomingMessage } from 'node:http';

import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';

import { refusal, type Answer } from './answer.js';
import { discovery, groupVersion, metricName } from './discovery.js';
import { answerMetric, type Sources } from './metric-request.js';

export interface RoutesOptions extends Sources {
  /** A request that is not answered by then is told so. */
  readonly answerMs: number;
  /** Told what went wrong with a request through a fault of ours. */
  readonly onFault: (error: unknown) => void;
}

const maxUrl = 2_048;
const metricPath = new RegExp(
  `^/apis/${groupVersion.replaceAll('.', '\\.')}/namespaces/([-a-z0-9]{1,63})/([^/]+)$`,
);

const notGet = refusal('MethodNotAllowed', 'only GET is served');
const tooLong = refusal('RequestURITooLong', `the address is longer than ${maxUrl} characters`);
const notHere = refusal('NotFound', 'there is nothing at this path');
const otherMetric = refusal('NotFound', `the only metric is ${metricName}`);
const fault = refusal('InternalError', 'the request failed; the log says why');

/** Answers a request of the aggregator. Never rejects. */
export async function answerRequest(options: RoutesOptions, request: IncomingMessage): Promise<Answer> {
  const { method, url = '/' } = request;
  if (method !== 'GET') return notGet;
  if (url.length > maxUrl) return tooLong;
  const [path = '', ...query] = url.split('?');
  const document = discovery.get(path);
  if (document) return document;
  const [, namespace, metric] = metricPath.exec(path) ?? [];
  if (namespace === undefined) return notHere;
  if (metric !== metricName) return otherMetric;
  try {
    const answer = answerMetric(options, namespace, new URLSearchParams(query.join('?')));
    return await withDeadline(options.answerMs, 'the backlog', answer);
  } catch (error) {
    if (error instanceof Unavailable) return refusal('ServiceUnavailable', error.message);
    options.onFault(error);
    return fault;
  }
}
