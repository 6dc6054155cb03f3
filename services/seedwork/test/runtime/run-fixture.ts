import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of `fixtures/` as a process; `onOutput` sees all of its standard output so far. */
export async function runFixture(
  name: string,
  args: string[],
  env: Record<string, string> = {},
  onOutput: (stdout: string, child: ChildProcess) => void = () => undefined,
): Promise<Outcome> {
  const script = fileURLToPath(new URL(`fixtures/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  const outcome = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    outcome.stdout += chunk.toString();
    onOutput(outcome.stdout, child);
  });
  child.stderr.on('data', (chunk: Buffer) => (outcome.stderr += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { ...outcome, code, signal };
}
