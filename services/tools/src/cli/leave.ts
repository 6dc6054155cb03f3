import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';
import { Refused } from './refused.js';

/** How much a tool may do without asking again. */
export interface Leave {
  readonly upTo: number;
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** Gives a command the options of what changes something. */
export function withLeave(command: Command): Command {
  return command
    .option('--up-to <n>', 'how many of them it may be without --yes', wholeNumber(0), 100)
    .option('--yes', 'go on, however many they are', false)
    .option('--dry-run', 'say how many they are, and do nothing', false);
}

/** Whether to go on with `count` of something. Throws `Refused` where that needs a yes. */
export function mayGoOn(what: string, count: number, { upTo, yes, dryRun }: Leave): boolean {
  if (dryRun || count === 0) return false;
  if (!yes && count > upTo)
    throw new Refused(`${count} ${what} are more than ${upTo}: narrow it down, or say --yes`);
  return true;
}
