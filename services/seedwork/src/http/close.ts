import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ServerLimits } from './limits.js';

/** How often an emptying server is looked at. */
const LOOK_MS = 25;

/**
 * Closes `server` without cutting off a request that its client sends at the same moment: connections end with an
 * answer that says so, and only those on which nothing came for the whole linger are closed from here.
 *
 * @param answers those that are not over yet
 */
export async function closeGracefully(
  server: Server,
  answers: Iterable<ServerResponse>,
  limits: ServerLimits,
): Promise<void> {
  server.prependListener('request', endWithAnswer);
  const begun = performance.now();
  const left = (timeout: number) => timeout - (performance.now() - begun);
  const linger = Math.min(limits.lingerTimeout, limits.closeTimeout);
  while (left(linger) > 0 && (await connectionsOf(server)) > 0) await pause(LOOK_MS);
  while (left(limits.closeTimeout) > 0 && [...answers].some(isOnItsWay)) await pause(LOOK_MS);
  await close(server, left(limits.closeTimeout));
}

/** All was said, and the client has not read all of it: to Node its connection is idle, and closing ends it half-way. */
const isOnItsWay = ({ writableEnded, writableFinished }: ServerResponse): boolean =>
  writableEnded && !writableFinished;

function endWithAnswer(_: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
}

const connectionsOf = (server: Server): Promise<number> => promisify(server.getConnections.bind(server))();

function close(server: Server, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, timeout);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
