import { parseArgs } from 'node:util';
import { Fault } from '@propalpes/local/process/fault';

export interface NumberOption {
  readonly min: number;
  readonly otherwise: number;
}

/**
 * Reads `<n>` for the `first` option and `--name <n>` for each other: whole numbers all. Throws a `Fault` that says
 * how it is called.
 */
export function readCommandLine<Name extends string>(
  args: readonly string[],
  options: Readonly<Record<Name, NumberOption>>,
  first: NoInfer<Name>,
  usage: string,
): Record<Name, number> {
  const names = Object.keys(options).filter((name) => name !== first);
  const given = parse(args, names, first, usage);
  const read = Object.entries<NumberOption>(options).map(([name, { min, otherwise }]) => {
    const text = given[name] ?? String(otherwise);
    if (!/^\d{1,9}$/.test(text) || Number(text) < min) throw new Fault(usage);
    return [name, Number(text)];
  });
  return Object.fromEntries(read) as Record<Name, number>;
}

function parse(args: readonly string[], names: readonly string[], first: string, usage: string) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 1) throw new Fault(usage);
    return { [first]: positionals[0], ...values };
  } catch {
    throw new Fault(usage);
  }
}
