import type { Asked } from '../src/k6/journal-line.ts';

/** That of k6: its types leave it out. */
declare const console: { log(line: string): void };

/**
 * Written to the file of `--console-output`, a line at once: what was asked stands there before the first attempt, so
 * that a run that is cut off forgets nothing.
 */
export function noteAsked(asked: Asked): void {
  console.log(JSON.stringify({ asked }));
}

export function noteAccepted(key: string, operacion: string): void {
  console.log(JSON.stringify({ accepted: { key, operacion, at: Date.now() } }));
}
