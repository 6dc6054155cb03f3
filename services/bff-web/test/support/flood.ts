import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import { newId } from '@propalpes/seedwork/domain/id';
import { until } from '@propalpes/seedwork/testing/until';
import { request } from 'node:http';
import type { Sistema } from './sistema.js';

const METHODS = ['GET', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'MKCOL', 'SEARCH', 'REPORT', 'LOCK', 'UNLINK'];
const TOPICS: readonly (readonly [service: string, topic: TopicName])[] = [
  ['companias', 'comandos/compania'],
  ['propiedades', 'comandos/propiedad'],
  ['geograficos', 'comandos/geografico'],
  ['auditoria', 'comandos/auditoria'],
  ['auditoria', 'eventos/compania'],
];

/** `times` of everything that somebody outside may name: operations, aliases, fields, paths, methods, types of messages. */
export async function flood(sistema: Sistema, times: number): Promise<void> {
  const mark = newId().slice(-12).replace(/\W/g, '');
  for (let n = 0; n < times; n += 1) {
    const name = `n${mark}${n}`;
    await sistema.ask(`query ${name} { ${name}: companias { ${name}: id } }`);
    await sistema.ask(`query ${name} { ${name} { id } }`);
    await sistema.ask(`query a { __typename } query b { __typename }`, { operationName: name });
    for (const service of sistema.services.values())
      await visit(service.url, METHODS[n % METHODS.length], name);
  }
  for (const method of METHODS)
    for (const service of sistema.services.values()) await visit(service.url, method, mark);
  for (const [service, topic] of TOPICS) await sendUnknown(sistema, { service, topic, mark, times });
}

/** Methods that `fetch` has no name for, too. */
function visit(url: string, method: string | undefined, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/${path}`, { method, agent: false }, (response) => {
      response.resume().once('end', resolve);
    });
    asking.once('error', reject).end();
  });
}

interface Unknown {
  readonly service: string;
  readonly topic: TopicName;
  readonly mark: string;
  readonly times: number;
}

/** Messages of types that no catalogue has; resolves when the service is done with them. */
async function sendUnknown(sistema: Sistema, { service, topic, mark, times }: Unknown): Promise<void> {
  const { schema, fingerprint } = codecFor(topic);
  const broker = sistema.sandbox.broker();
  const producer = await broker.client.createProducer({
    topic: broker.topicUrl(topic),
    schema: { schemaType: 'Avro', schema },
  });
  const before = await handledOthers(sistema, service, topic);
  for (let n = 0; n < times; n += 1) {
    const properties = { type: `T${mark}${n}`, schema: fingerprint };
    await producer.send({ data: Buffer.from('?'), partitionKey: newId(), properties });
  }
  await producer.close();
  await until(
    `${service} being done with ${topic}`,
    async () => (await handledOthers(sistema, service, topic)) >= before + times,
    60_000,
  );
}

async function handledOthers({ services }: Sistema, service: string, topic: TopicName): Promise<number> {
  const response = await services.get(service)?.management('/metrics');
  const text = (await response?.text()) ?? '';
  const series = `propalpes_messages_handled_total{topic="${topic}",type="other",outcome="dead_letter"} `;
  const line = text.split('\n').find((it) => it.startsWith(series));
  return Number(line?.slice(series.length) ?? 0);
}
