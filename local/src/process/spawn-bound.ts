import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((it) => existsSync(it));

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/**
 * Starts a process that does not outlive this one.
 *
 * It gets a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop things in order. On Linux the
 * kernel kills it when we die, however we die; elsewhere only an orderly exit of ours does.
 */
export function spawnBound({ command, args, cwd, env }: Command): ChildProcess {
  const [file, list] =
    setpriv === undefined ? [command, args] : [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]];
  const child = spawn(file, [...list], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}
