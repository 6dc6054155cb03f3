import type { Command } from 'commander';
import { uuids, wholeNumber } from '../cli/arguments.js';
import { withLeave, type Leave } from '../cli/leave.js';
import { Refused } from '../cli/refused.js';
import { republish } from '../republish/republish.js';
import type { Filter } from '../stores.js';
import type { Workshop } from '../workshop.js';
import { cancelOperaciones } from './cancel.js';
import { listOperaciones, showOperacion } from './look.js';
import { filterOf, selecting, type Selection } from './selection.js';

/** `operaciones list | show | cancel | retry` */
export function describeOperaciones(command: Command, workshop: Workshop): void {
  command.description('look at what users asked for, undo it, or push it on');
  selecting(command.command('list'))
    .description('list operations, oldest first: those that are open, unless a state is given')
    .option('--max <n>', 'at most so many', wholeNumber(1), 50)
    .action((options: Selection & { max: number }) =>
      listOperaciones(workshop, filterOf(options), options.max),
    );
  command
    .command('show <id>')
    .description('show one operation: its steps, its log, what it waits for')
    .action((id: string) => showOperacion(workshop, id));
  changing(command.command('cancel'))
    .description('undo operations that are not over')
    .action(async (ids: readonly string[] | undefined, options: Selection & Leave) => {
      const count = await cancelOperaciones(workshop, chosen(ids, options), options);
      tell(workshop, count, options, 'cancelled');
    });
  changing(command.command('retry'))
    .description('publish again what operations have sent: their receivers know what they have had')
    .action(async (ids: readonly string[] | undefined, options: Selection & Leave) => {
      const count = await republish(workshop, 'auditoria', chosen(ids, options), options);
      tell(workshop, count, options, 'sent again');
    });
}

const changing = (command: Command): Command =>
  withLeave(selecting(command)).argument('[ids...]', 'of operations; or options that say which', uuids);

function chosen(ids: readonly string[] = [], selection: Selection): Filter {
  if (ids.length > 0) return { _id: { $in: [...ids] } };
  if (selection.estado === undefined && selection.older === undefined)
    throw new Refused('say which: ids, --estado or --older');
  return filterOf(selection);
}

function tell({ say }: Workshop, count: number, { dryRun }: Leave, done: string): void {
  if (count === 0) throw new Refused('there is no such operation');
  say(`operations ${dryRun ? 'that would be ' : ''}${done}: ${count}`);
}
