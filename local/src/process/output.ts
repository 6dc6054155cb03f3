import { createInterface } from 'node:readline';
import type { ChildProcess } from 'node:child_process';

export type Line = (line: string) => void;

const kept = 30;

/** Hands each line that a process prints to `line`, and remembers the last of them for an error message. */
export class Output {
  readonly #tail: string[] = [];

  constructor(child: ChildProcess, line: Line) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', (text) => {
        this.#tail.push(text);
        if (this.#tail.length > kept) this.#tail.shift();
        line(text);
      });
    }
  }

  /** The last lines, oldest first. */
  get tail(): string {
    return this.#tail.join('\n');
  }
}
