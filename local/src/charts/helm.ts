import { dirname } from 'node:path';
import { execa } from 'execa';
import { helmCommand } from '../setup/helm.js';

export interface HelmOptions {
  /** Whose cluster it speaks to; without one it must not need any. */
  readonly kubeconfig?: string;
  readonly timeoutMs?: number;
}

/** Runs Helm to its end and resolves with what it printed. Rejects with what it objected. */
export async function helm(
  args: readonly string[],
  { kubeconfig, timeoutMs = 120_000 }: HelmOptions = {},
): Promise<string> {
  const { stdout } = await execa(await helmCommand(), [...args], {
    stdin: 'ignore',
    timeout: timeoutMs,
    // never the cluster that whoever runs this works with
    env: {
      KUBECONFIG: kubeconfig ?? '/dev/null',
      ...(kubeconfig && { HELM_CACHE_HOME: dirname(kubeconfig) }),
    },
  });
  return stdout;
}
