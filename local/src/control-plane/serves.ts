import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';
import { lastingTimeout } from '../process/lasting-timeout.js';

const answerWithinMs = 5_000;

/** Whether a GET is answered with 200, over TLS by a server that `ca` (PEM) vouches for. Rejects when nothing answers. */
export async function serves(url: string, signal: AbortSignal, ca?: Buffer): Promise<boolean> {
  const options = {
    signal: AbortSignal.any([signal, lastingTimeout(answerWithinMs)]),
    agent: false,
  } as const;
  const asked = url.startsWith('https:') ? https.get(url, { ...options, ca }) : http.get(url, options);
  const [response] = (await once(asked, 'response')) as [http.IncomingMessage];
  await buffer(response);
  return response.statusCode === 200;
}
