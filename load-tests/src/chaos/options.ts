import { randomInt } from 'node:crypto';
import { readCommandLine } from '../rig/command-line.js';

export interface Options {
  /** How many operations must be accepted. */
  readonly operations: number;
  /** Seconds between two kills. */
  readonly every: number;
  /** Seconds for which everything but the broker and the BFF is away; 0: no outage, but kills. */
  readonly outage: number;
  readonly seed: number;
  /** Scenarios begun per second. */
  readonly rate: number;
}

const USAGE =
  'usage: node chaos.js [operations, 2000 by default] [--every <seconds>] [--outage <seconds>] [--seed <n>] ' +
  '[--rate <scenarios a second>]';

/** Reads the command line; what is wrong with it is one line. */
export function readOptions(args: readonly string[]): Options {
  const options = {
    operations: { min: 1, otherwise: 2000 },
    every: { min: 1, otherwise: 3 },
    outage: { min: 0, otherwise: 0 },
    seed: { min: 0, otherwise: randomInt(1_000_000) },
    rate: { min: 1, otherwise: 10 },
  };
  return readCommandLine(args, options, 'operations', USAGE);
}
