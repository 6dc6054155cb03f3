import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Fault } from './fault.js';

/** A command that somebody else gave us to run. */
export interface GivenCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** What stands behind `--` on our own command line. Throws a Fault that says how `script` is used. */
export function givenCommand(script: string): GivenCommand {
  const [separator, file, ...args] = process.argv.slice(2);
  if (separator !== '--' || file === undefined) throw new Fault(`usage: node ${script} -- <command…>`);
  return { file, args };
}

/** Runs it in our terminal, with our environment and `env`; resolves with its exit code. */
export function runGiven(
  { file, args }: GivenCommand,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { env: { ...process.env, ...env }, stdio: 'inherit' });
    // the terminal tells the command of Ctrl-C itself
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', (error) => {
      reject(new Fault(`${file} did not start: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
