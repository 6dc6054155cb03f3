import { randomInt } from 'node:crypto';
import { readCommandLine } from '../rig/command-line.js';

export interface Options {
  /** In all: of services, broker and database. */
  readonly kills: number;
  readonly seed: number;
  /** Scenarios begun per second. */
  readonly rate: number;
}

const USAGE =
  'usage: node crash-matrix.js [kills, at least 3, 240 by default] [--seed <n>] [--rate <scenarios a second>]';

/** Reads the command line; what is wrong with it is one line. */
export function readOptions(args: readonly string[]): Options {
  const options = {
    kills: { min: 3, otherwise: 240 },
    seed: { min: 0, otherwise: randomInt(1_000_000) },
    rate: { min: 1, otherwise: 10 },
  };
  return readCommandLine(args, options, 'kills', USAGE);
}
