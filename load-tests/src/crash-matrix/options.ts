import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Fault } from '@propalpes/local/process/fault';

export interface Options {
  /** Kills in all: of services, broker and database. */
  readonly kills: number;
  readonly seed: number;
  /** Scenarios begun per second. */
  readonly rate: number;
}

const USAGE =
  'usage: node crash-matrix.js [kills, at least 3, 200 by default] [--seed <n>] [--rate <scenarios a second>]';

/** Reads the command line; what is wrong with it is one line. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  return {
    kills: wholeNumber(positionals[0] ?? '200', 3),
    seed: wholeNumber(values.seed ?? String(randomInt(1_000_000)), 0),
    rate: wholeNumber(values.rate ?? '15', 1),
  };
}

function parse(args: readonly string[]) {
  try {
    const options = { seed: { type: 'string' }, rate: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Fault(USAGE);
  }
}

function wholeNumber(text: string, min: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < min) throw new Fault(USAGE);
  return Number(text);
}
