import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a GraphQL request over a kept connection and resolves with its data. Throws what it was refused with. */
export async function graphql<T>(url: string, query: string, variables: object = {}): Promise<T> {
  const answer = await post(`${url}/v1`, JSON.stringify({ query, variables }));
  const { data, errors } = JSON.parse(answer) as { data?: T; errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`refused: ${answer}`);
  return data;
}

function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (response) => {
      text(response).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
