import { MockAgent } from 'undici';

import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import { sampleTopic } from '../samples.js';

export const path = '/admin/v2/persistent/propalpes/eventos';
export const statsPath = `${path}/compania/partitioned-stats`;

/** A partition of partitioned-stats with these subscriptions. */
export const partition = (subscriptions: Record<string, object> = {}) => ({ subscriptions });
export const partitionName = (index: number): string => `${sampleTopic}-partition-${index}`;

/** In place of an answer. */
export class Refusal {
  constructor(readonly status: number) {}
}

/** Of a broker that gives these answers, whatever they are at the moment, and 404 for the rest. It notes what is asked. */
export function adminOf(answers: Record<string, unknown>, paths: string[] = []): PulsarAdmin {
  const always: Record<string, unknown> = {
    '/admin/v2/namespaces/propalpes/eventos': {},
    '/admin/v2/schemas/propalpes/eventos/compania/schemas': { getSchemaResponses: [] },
  };
  const broker = new MockAgent();
  broker
    .get('http://broker')
    .intercept({ path: () => true })
    .reply(({ path: asked }) => {
      const { pathname } = new URL(asked, 'http://broker');
      paths.push(pathname);
      const answer = answers[pathname] ?? always[pathname] ?? new Refusal(404);
      const refused = answer instanceof Refusal;
      return {
        statusCode: refused ? answer.status : 200,
        data: JSON.stringify(refused ? { reason: `refused with ${answer.status}` } : answer),
        responseOptions: { headers: { 'content-type': 'application/json' } },
      };
    })
    .persist();
  return new PulsarAdmin({ url: 'http://broker', dispatcher: broker });
}
