import type { Command } from 'commander';
import { wholeNumber } from '../cli/arguments.js';
import { withLeave, type Leave } from '../cli/leave.js';
import { Refused } from '../cli/refused.js';
import type { Workshop } from '../workshop.js';
import { listLetters, showLetter } from './look.js';
import type { Selection } from './letters.js';
import { redrive } from './redrive.js';

/** `redrive list | show | one | all` */
export function describeRedrive(command: Command, workshop: Workshop): void {
  command.description('look at the messages that nobody could handle, and send them back');
  selecting(command.command('list'))
    .description('list the dead letters, oldest first, and count them by what killed them')
    .option('--max <n>', 'list at most so many; all are counted', wholeNumber(0), 100)
    .action((options: Selection & { max: number }) => listLetters(workshop, options, options.max));
  command
    .command('show <position>')
    .description('show one dead letter: why it is one, and what it says')
    .action((position: string) => showLetter(workshop, position));
  withLeave(command.command('one <position>'))
    .description('send one dead letter back to its topic')
    .action((position: string, leave: Leave) => sendBack(workshop, { position }, leave));
  withLeave(selecting(command.command('all')))
    .description('send back every dead letter of a reason, or of one bug')
    .action((options: Selection & Leave) => {
      if (options.reason === undefined && options.stackHash === undefined)
        throw new Refused('say which: --reason <reason> or --stack-hash <hash>');
      return sendBack(workshop, options, options);
    });
}

const selecting = (command: Command): Command =>
  command
    .option('--reason <reason>', 'only those of this reason: bug, undecodable or unknown_schema')
    .option('--stack-hash <hash>', 'only those that one bug has killed');

async function sendBack(workshop: Workshop, selection: Selection, leave: Leave): Promise<void> {
  const count = await redrive(workshop, selection, leave);
  if (count === 0) throw new Refused('there is no such dead letter');
  workshop.say(`dead letters ${leave.dryRun ? 'that would be ' : ''}sent back: ${count}`);
}
