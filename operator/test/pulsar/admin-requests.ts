import type { ServerResponse } from 'node:http';

import { AdminError } from '../../src/pulsar/admin-error.js';
import type { AdminHttp } from '../../src/pulsar/admin-http.js';
import { startFakeBroker, type FakeBroker } from '../fake-broker.js';

export const get = { method: 'GET', path: '/clusters' } as const;

/** Starts brokers that live until the end of the test that started them. */
export function fakeBrokers(): typeof startFakeBroker {
  const started: FakeBroker[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((it) => it.close()));
  });
  return async (answer) => {
    const broker = await startFakeBroker(answer);
    started.push(broker);
    return broker;
  };
}

export function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

export async function failureOf(http: AdminHttp): Promise<AdminError> {
  try {
    await http.send(get);
  } catch (error) {
    if (error instanceof AdminError) return error;
    throw error;
  }
  throw new Error('the request succeeded');
}
