import { ManagedProcess } from '../process/managed-process.js';
import type { Line } from '../process/output.js';
import { until } from '../process/until.js';
import { kubernetesProgram } from '../setup/kubernetes.js';
import { serves } from './serves.js';

/** What holds for every process of a control plane. */
export interface Bounds {
  /** How long it may take until it is ready. */
  readonly withinMs: number;
  readonly line: Line;
}

interface Component extends Bounds {
  readonly name: 'etcd' | 'kube-apiserver' | 'kube-controller-manager';
  readonly args: readonly string[];
  /** Answers with 200 when the process is ready. */
  readonly healthUrl: string;
  /** The authority of its certificate (PEM), where it has one. */
  readonly ca?: Buffer;
}

/** A process of a control plane that is ready when it says so. */
export function component({ name, args, healthUrl, ca, withinMs, line }: Component): ManagedProcess {
  return new ManagedProcess({
    name,
    command: kubernetesProgram(name),
    args,
    ready: (signal) =>
      until((scope) => serves(healthUrl, scope, ca), { what: `The readiness of ${name}`, withinMs, signal }),
    graceMs: 5_000,
    line,
  });
}
