import { execa } from 'execa';
import { checkout } from '../paths.js';
import type { Gate } from './gates.js';

/** Twice as long as the longest takes on a slow machine. */
const DEADLINE_MS = 30 * 60_000;

export interface Outcome {
  readonly succeeded: boolean;
  /** Everything that was printed, and why it failed if it did. */
  readonly output: string;
  /** Whether it was ended because it took too long. */
  readonly late: boolean;
}

const running = new Set<() => void>();

/** Ends every gate that runs, with all that it started. */
export function endGates(): void {
  for (const end of running) end();
}

process.once('exit', endGates);

/** Runs the command of a gate; ends it, with all that it started, when it is not over in time or when we exit. */
export async function runBounded({ command, live, withinMs = DEADLINE_MS }: Gate): Promise<Outcome> {
  const [file, ...args] = command;
  const shown = live === undefined ? 'pipe' : (['pipe', 'inherit'] as const);
  // A group of its own: one who outlived the command would hold its output open, and we would wait for ever.
  const child = execa(file, args, {
    cwd: checkout,
    stdin: 'ignore',
    stdout: shown,
    stderr: shown,
    all: true,
    detached: true,
    reject: false,
  });
  const end = () => {
    killGroup(child.pid);
  };
  running.add(end);
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    end();
  }, withinMs);
  const { failed, all, shortMessage } = await child;
  clearTimeout(deadline);
  running.delete(end);
  return { succeeded: !failed, output: failed ? `${all}\n${shortMessage ?? ''}` : all, late };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
