import { Argument, type Command } from 'commander';
import { date, uuids } from '../cli/arguments.js';
import { withLeave, type Leave } from '../cli/leave.js';
import { Refused } from '../cli/refused.js';
import { storeNames, type Filter, type StoreName } from '../stores.js';
import type { Workshop } from '../workshop.js';
import { republish } from './republish.js';

interface Options extends Leave {
  readonly since?: Date;
}

/** `republish <service> [id…] [--since]` */
export function describeRepublish(command: Command, workshop: Workshop): void {
  withLeave(command)
    .description('publish again what the receipts of documents remember: their last 16 messages')
    .addArgument(new Argument('<service>', 'whose documents').choices(storeNames))
    .argument('[ids...]', 'ids of aggregates; of operations in auditoria', uuids)
    .option('--since <date>', 'all that changed at this time or later', date)
    .action(async (store: StoreName, ids: readonly string[] | undefined, options: Options) => {
      const count = await republish(workshop, store, filterOf(ids, options), options);
      if (count === 0) throw new Refused('there is no such document');
      workshop.say(`documents ${options.dryRun ? 'that would be ' : ''}published again: ${count}`);
    });
}

function filterOf(ids: readonly string[] = [], { since }: Options): Filter {
  if (ids.length > 0 === (since !== undefined)) throw new Refused('say which: ids or --since <date>');
  return since ? { fechaActualizacion: { $gte: since } } : { _id: { $in: [...ids] } };
}
