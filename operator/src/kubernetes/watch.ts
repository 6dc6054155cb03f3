import http, { type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';

import type { KubeConfig } from '@kubernetes/client-node';
import { lastingTimeout } from '@propalpes/seedwork/runtime/lasting-timeout';

export interface WatchEvent {
  readonly type: string;
  readonly object: unknown;
}

export interface WatchOptions {
  /** Path of a collection. */
  readonly path: string;
  /** Of the LIST that the watch goes on from. */
  readonly resourceVersion: string;
  /** After this long the server ends the watch; a little later it is cut, lest a dead connection stay. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WatchEvent) => void;
}

const graceMs = 10_000;
/** In characters; etcd takes no object of more than 1.5 MiB. */
const longestLine = 8 * 1_024 * 1_024;

/**
 * One watch, which resolves when the server ends it. Rejects when it fails, and for an ERROR event such as 410.
 *
 * Not client-node's own: until the headers are there it cannot be aborted, and it never notices that the other
 * end has gone (https://github.com/kubernetes-client/javascript/issues/596).
 */
export async function watch(config: KubeConfig, options: WatchOptions): Promise<void> {
  const { path, resourceVersion, seconds, signal, onEvent } = options;
  const url = new URL(`${config.getCurrentCluster()?.server ?? ''}${path}`);
  url.search = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion,
    timeoutSeconds: String(seconds),
  }).toString();
  const target: RequestOptions = {};
  await config.applyToHTTPSOptions(target);
  const deadline = lastingTimeout(seconds * 1_000 + graceMs);
  const response = await open(url, { ...target, signal: AbortSignal.any([signal, deadline]) });
  for await (const line of linesOf(response)) {
    const event = JSON.parse(line) as WatchEvent;
    if (event.type === 'ERROR') throw new Error(`the watch ended with ${JSON.stringify(event.object)}`);
    if (event.type !== 'BOOKMARK') onEvent(event);
  }
}

function open(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'http:' ? http : https;
    const call = request(url, options, (response) => {
      if (response.statusCode === 200) {
        resolve(response);
        return;
      }
      response.destroy();
      reject(new Error(`the watch was answered ${response.statusCode ?? 0}`));
    });
    call.once('error', reject);
    call.end();
  });
}

/** Not readline, whose iterator ends silently when its input fails. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    const [end = '', ...starts] = chunk.split('\n');
    rest += end;
    for (const start of starts) {
      yield rest;
      rest = start;
    }
    if (rest.length > longestLine) throw new Error('the watch sent a line that does not end');
  }
}
