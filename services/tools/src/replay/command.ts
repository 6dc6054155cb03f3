import { Argument, type Command } from 'commander';
import { withLeave, type Leave } from '../cli/leave.js';
import type { Workshop } from '../workshop.js';
import { projectionNames, type ProjectionName } from './projections.js';
import { replay } from './replay.js';

/** `replay <projection>` */
export function describeReplay(command: Command, workshop: Workshop): void {
  withLeave(command)
    .description(
      'rebuild what a service knows of others from every event that the topic still holds (30 days)',
    )
    .addArgument(new Argument('<projection>', 'which').choices(projectionNames))
    .option('--empty', 'forget everything first: only while the service is stopped', false)
    .action(async (name: ProjectionName, options: Leave & { empty: boolean }) => {
      const { events, unreadable } = await replay(workshop, name, options);
      workshop.say(`events ${options.dryRun ? 'that would be ' : ''}replayed into ${name}: ${events}`);
      if (unreadable > 0) workshop.say(`of them, left out because nobody can read them: ${unreadable}`);
    });
}
