import { execa } from 'execa';
import { Fault } from '../process/fault.js';

const withinMs = 10 * 60_000;

/** A program of the user's as a function of its arguments, which resolves with what it printed. Rejects with a Fault that says why. */
export function called(program: string, purpose: string): (...args: string[]) => Promise<string> {
  return async (...args) => {
    const { stdout, failed, code, shortMessage, stderr } = await execa(program, args, {
      reject: false,
      stdin: 'ignore',
      timeout: withinMs,
    });
    if (!failed) return stdout;
    if (code === 'ENOENT') throw new Fault(`${program} is not on the PATH; ${purpose}`);
    throw new Fault(`${shortMessage ?? program}\n${stderr}`);
  };
}
