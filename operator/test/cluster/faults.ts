import type { ServerResponse } from 'node:http';

import type { Fault } from './faulty-apiserver.js';

const halfALine = '{"type":"MODIFIED","object":{"kind":"PulsarTopic","metadata":{"name":"comp';

function begin(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  return response;
}

/** Answers with a Status as the API server has it. */
export function status(code: number, headers: Record<string, string> = {}): Fault {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(statusOf(code)));
  };
}

function statusOf(code: number) {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'a fault of the test', code };
}

export const neverAnswers: Fault = () => undefined;
export const hangsUp: Fault = (response) => response.destroy();
export const answersHtml: Fault = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html>a login page</html>');
};

/** Accepted, then silence. */
export const deaf: Fault = (response) => {
  begin(response);
};
export const endsAtOnce: Fault = (response) => {
  begin(response).end();
};
export const tellsGone: Fault = (response) => {
  begin(response).end(`${JSON.stringify({ type: 'ERROR', object: statusOf(410) })}\n`);
};
export const cutInALine: Fault = (response) => {
  begin(response).write(halfALine, () => response.destroy());
};
export const stopsInALine: Fault = (response) => {
  begin(response).write(halfALine);
};

/** Says these lines, then stays as it is. */
export function says(...lines: string[]): Fault {
  return (response) => {
    begin(response).write(`${lines.join('\n')}\n`);
  };
}

/** As many chunks a second as ticks and the other end allow, until the other end has had enough. */
export function pours(chunk: () => string, everyMs = 10): Fault {
  return (response) => {
    begin(response);
    const timer = setInterval(() => {
      if (!response.writableNeedDrain) response.write(chunk());
    }, everyMs);
    response.once('close', () => {
      clearInterval(timer);
    });
  };
}
