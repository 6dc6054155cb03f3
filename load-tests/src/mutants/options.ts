import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Fault } from '@propalpes/local/process/fault';
import { attackNames, type AttackName } from './attacks.js';
import { mutants, type Mutant } from './mutants.js';

export interface Options {
  readonly seed: number;
  /** Bugs to plant in a copy. */
  readonly mutants: readonly Mutant[];
  /** Instead of that: attacks on this very checkout, and the file where the outcome goes. */
  readonly here: { readonly attacks: readonly AttackName[]; readonly file: string } | undefined;
}

const USAGE =
  `usage: node mutants.js [${mutants.map(({ name }) => name).join('|')}] [--seed <n>], or ` +
  `node mutants.js --attack <${attackNames.join('|')}>[,…] --outcome <file> [--seed <n>]`;

/** Reads the command line; what is wrong with it is one line. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const [name, ...more] = positionals;
  const chosen = mutants.filter((mutant) => name === undefined || mutant.name === name);
  const { attack, outcome, seed = String(randomInt(1_000_000)) } = values;
  const halves = (attack === undefined) !== (outcome === undefined);
  if (chosen.length === 0 || more.length > 0 || halves || !/^\d{1,9}$/.test(seed)) throw new Fault(USAGE);
  const here =
    attack === undefined || outcome === undefined
      ? undefined
      : { attacks: readAttacks(attack), file: outcome };
  return { seed: Number(seed), mutants: chosen, here };
}

function readAttacks(text: string): AttackName[] {
  return text.split(',').map((name) => {
    const attack = attackNames.find((known) => known === name);
    if (!attack) throw new Fault(USAGE);
    return attack;
  });
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { attack: text, outcome: text, seed: text },
      allowPositionals: true,
    });
  } catch {
    throw new Fault(USAGE);
  }
}
