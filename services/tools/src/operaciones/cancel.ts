import { operacionModel } from '@propalpes/auditoria/infrastructure/operacion-repository';
import { systemClock } from '@propalpes/seedwork/application/clock';
import { newId } from '@propalpes/seedwork/domain/id';
import { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { available } from '@propalpes/seedwork/persistence/failures';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { mayGoOn, type Leave } from '../cli/leave.js';
import type { Workshop } from '../workshop.js';
import type { Filter } from '../stores.js';

/**
 * Asks auditoria to undo operations, as `cancelarOperacion` does, also while the BFF is away. What is over by then, or
 * cannot be undone, stays as it is. Resolves with how many are asked for.
 */
export async function cancelOperaciones(workshop: Workshop, filter: Filter, leave: Leave): Promise<number> {
  const model = operacionModel(await workshop.database('auditoria'));
  const count = await available('count', () => model.countDocuments(filter).exec());
  if (!mayGoOn('operations', count, leave)) return count;
  const progress = workshop.progress('cancelled', count);
  for await (const { _id: id } of model.find(filter).select('_id').lean<{ _id: string }[]>().cursor()) {
    workshop.signal.throwIfAborted();
    await cancel(workshop, id);
    progress.advance();
  }
  return count;
}

function cancel({ sender }: Workshop, id: string): Promise<void> {
  const command = {
    topic: 'comandos/auditoria',
    type: 'CancelarOperacion',
    aggregateId: id,
    aggregateVersion: null,
    data: {},
  } as const;
  const context = { messageId: newId(), operacionId: id, traceparent: newTraceparent() };
  return new CommandSender(sender, 'tools', systemClock).send(command, context);
}
