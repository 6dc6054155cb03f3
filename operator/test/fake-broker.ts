import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeBroker {
  readonly url: string;
  /** What was asked, such as `GET /admin/v2/clusters`. */
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** An HTTP server on a free port that answers as told. */
export async function startFakeBroker(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FakeBroker> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}
