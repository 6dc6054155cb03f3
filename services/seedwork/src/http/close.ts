import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ServerLimits } from './limits.js';

/** How often an emptying server is looked at. */
const LOOK_MS = 25;

/**
 * Closes `server` without cutting off a request that its client sends at the same moment: connections end with an
 * answer that says so, and only those on which nothing came for the whole linger are closed from here.
 */
export async function closeGracefully(server: Server, limits: ServerLimits): Promise<void> {
  server.prependListener('request', endWithAnswer);
  const begun = performance.now();
  const left = (timeout: number) => timeout - (performance.now() - begun);
  const linger = Math.min(limits.lingerTimeout, limits.closeTimeout);
  while (left(linger) > 0 && (await connectionsOf(server)) > 0) await pause(LOOK_MS);
  await close(server, left(limits.closeTimeout));
}

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
