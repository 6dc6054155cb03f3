import { dirname } from 'node:path';
import { execa } from 'execa';
import { kubernetesProgram } from '../setup/kubernetes.js';

interface ProgramOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Runs kubeadm or kubectl to its end and resolves with what it printed. Rejects with what it objected, or when the time is over. */
export async function runProgram(
  name: 'kubeadm' | 'kubectl',
  args: readonly string[],
  { stdin, env = {}, timeoutMs = 60_000, signal }: ProgramOptions = {},
): Promise<string> {
  const { stdout } = await execa(kubernetesProgram(name), [...args], {
    ...(stdin === undefined ? { stdin: 'ignore' } : { input: stdin }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
    env,
    timeout: timeoutMs,
  });
  return stdout;
}

/**
 * Runs kubectl as the user of a kubeconfig, by default as the one who may do everything, and resolves with what it printed.
 * Rejects with what it objected, such as `Error from server (Forbidden): …`, and after `timeoutMs` (60 s).
 */
export function kubectl(
  { kubeconfig }: { readonly kubeconfig: string },
  args: readonly string[],
  options: Pick<ProgramOptions, 'stdin' | 'timeoutMs'> = {},
): Promise<string> {
  // what it knows of an API server it keeps in its home, and another server may get the port
  const env = { KUBECONFIG: kubeconfig, HOME: dirname(kubeconfig) };
  return runProgram('kubectl', args, { ...options, env });
}
