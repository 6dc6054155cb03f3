import { join } from 'node:path';
import { stateDirectory } from '../paths.js';

/** Names and addresses of the one-node cluster. They are of a network namespace of its own, so that nothing outside can clash. */
export const node = {
  name: 'propalpes',
  address: '192.168.77.1',
  podCidr: '10.244.0.0/24',
  serviceCidr: '10.96.0.0/16',
  dnsAddress: '10.96.0.10',
  /** Where the API server listens within; from outside it is reached by another port. */
  apiPort: 6443,
  /** The control groups of everything that runs in the cluster. */
  cgroup: 'propalpes',
} as const;

/** The port of the API server on the loopback address of the machine. */
export function hostPort({ CLUSTER_PORT: chosen }: NodeJS.ProcessEnv = process.env): number {
  return chosen === undefined || chosen === '' ? 16_443 : Number(chosen);
}

/**
 * A directory that only the node sees, in memory: sockets have short paths there, and nothing is left of it.
 * What must outlast a restart is in the state directory.
 */
const runtime = '/run/propalpes';

export const runtimePaths = {
  directory: runtime,
  containerdSocket: `${runtime}/containerd.sock`,
  containerdState: `${runtime}/containerd`,
  kubelet: `${runtime}/kubelet`,
  addresses: `${runtime}/addresses`,
  sysctls: `${runtime}/sysctls`,
} as const;

export interface StatePaths {
  readonly directory: string;
  readonly file: (...names: string[]) => string;
  /** For whoever administers the cluster from the machine. */
  readonly kubeconfig: string;
  /** What `down` must take away. */
  readonly run: string;
  /** Is there once everything was ready for the first time. */
  readonly started: string;
  readonly log: (name: string) => string;
}

/** Where the cluster of this checkout keeps what it has. */
export function statePaths(directory = join(stateDirectory(), 'cluster')): StatePaths {
  const file = (...names: string[]) => join(directory, ...names);
  return {
    directory,
    file,
    kubeconfig: file('kubeconfig'),
    run: file('run.json'),
    started: file('started'),
    log: (name) => file('log', `${name}.log`),
  };
}
