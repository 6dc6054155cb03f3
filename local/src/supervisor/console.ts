import { styleText } from 'node:util';
import type { Line } from '../process/output.js';

const colours = [
  'cyan',
  'magenta',
  'yellow',
  'blue',
  'green',
  'redBright',
  'cyanBright',
  'magentaBright',
] as const;

/** The width of the longest name that is prefixed. */
const width = 11;

/** Writes lines to one terminal, each with the name of who said it in a colour of its own. */
export class Console {
  #next = 0;

  constructor(
    private readonly write: (text: string) => void = (text) => process.stdout.write(text),
    private readonly colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  ) {}

  /** A writer for one name; names get colours in the order in which they ask. */
  of(name: string): Line {
    const chosen = colours[this.#next++ % colours.length] ?? 'cyan';
    const label = name.padEnd(width);
    const prefix = this.colour ? styleText(chosen, label, { validateStream: false }) : label;
    return (line) => {
      this.write(`${prefix} | ${line}\n`);
    };
  }
}
