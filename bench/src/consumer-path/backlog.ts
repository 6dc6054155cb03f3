import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import type { Publisher } from '@propalpes/seedwork/messaging/publisher';
import pLimit from 'p-limit';
import { crearCompania } from '../messages.js';

/** Publishes `count` commands, each for a company of its own. */
export async function publishCommands(
  publisher: Publisher,
  count: number,
  traceparent = newTraceparent,
): Promise<void> {
  const limit = pLimit(256);
  const one = async (): Promise<void> => {
    const { type, aggregateId, data, correlationId, id, time } = crearCompania();
    const command = { topic: 'comandos/compania', type, aggregateId, aggregateVersion: null, data } as const;
    const cause = { correlationId, causationId: null, traceparent: traceparent() };
    await publisher.publish([encodeMessage(command, cause, { serviceName: 'bench', time, id })]);
  };
  await Promise.all(Array.from({ length: count }, () => limit(one)));
}
