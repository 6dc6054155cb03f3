import { rm } from 'node:fs/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import type { Line } from '../process/output.js';
import { freePort } from '../process/ports.js';
import { throwawayDirectory } from '../stack/throwaway.js';
import { prepareApiserver } from './apiserver.js';
import { makeCertificates } from './certificates.js';
import { prepareControllerManager } from './controller-manager.js';
import { prepareEtcd } from './etcd.js';

/** A real Kubernetes API on the loopback address that nobody used before. It has no nodes: pods stay pending. */
export interface ControlPlane {
  /** https://127.0.0.1:port */
  readonly url: string;
  /** Path of the kubeconfig of one who may do everything. */
  readonly kubeconfig: string;
  /** Path of the authority that signed the certificates of the API server and of its users. */
  readonly caFile: string;
  /** Paths of a key pair that the authority signed for `localhost`, 127.0.0.1 and the `servingNames`: for servers of a test. */
  readonly serving: { readonly certFile: string; readonly keyFile: string };
  /** The processes by name, for tests that look at one or send it a signal. */
  readonly processes: readonly ManagedProcess[];
  /** Path of the kubeconfig of a user who has the rights that role bindings give to the name or the groups. */
  kubeconfigFor(user: string, groups?: readonly string[]): Promise<string>;
  /** Takes the API server away as a crash would. */
  stopApiserver(): Promise<void>;
  /** Brings it back at the same address. Resolves when it is ready. */
  startApiserver(): Promise<void>;
  restartApiserver(): Promise<void>;
  /** Ends every process and deletes everything. */
  stop(): Promise<void>;
}

export interface ControlPlaneOptions {
  /** Whether Deployments and HPAs are acted on, and the roles `view`, `edit` and `admin` allow anything. */
  readonly controllerManager?: boolean;
  /** Host names of servers of a test: one behind an APIService is called `<service>.<namespace>.svc`. */
  readonly servingNames?: readonly string[];
  /** Told what the processes print. */
  readonly line?: Line;
  /** How long each process may take until it is ready. */
  readonly readyWithinMs?: number;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
}

/** Starts etcd and kube-apiserver, and the controllers if they are wanted. Rejects, leaving nothing, when one does not become ready. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const dir = await throwawayDirectory();
  const processes: ManagedProcess[] = [];
  const stop = async () => {
    await Promise.all(processes.map((it) => it.kill()));
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return { ...(await startIn(dir, processes, options)), processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startIn(
  dir: string,
  processes: ManagedProcess[],
  options: ControlPlaneOptions,
): Promise<Omit<ControlPlane, 'processes' | 'stop'>> {
  const { controllerManager = false, servingNames = [], signal } = options;
  const { line = () => undefined, readyWithinMs = 60_000 } = options;
  const bounds = { withinMs: readyWithinMs, line };
  const start = async (process: ManagedProcess) => {
    processes.push(process);
    await process.start(signal);
    return process;
  };
  const port = await freePort();
  const certificates = await makeCertificates(dir, { port, servingNames }, signal);
  const etcd = await prepareEtcd(dir, bounds);
  await start(etcd.process);
  const apiserver = await start(await prepareApiserver({ port, etcdUrl: etcd.url }, certificates, bounds));
  if (controllerManager) {
    const kubeconfig = await certificates.issue('system:kube-controller-manager', [], signal);
    await start(await prepareControllerManager(kubeconfig, certificates, bounds));
  }
  return {
    url: `https://127.0.0.1:${port}`,
    kubeconfig: await certificates.issue('admin', ['system:masters'], signal),
    caFile: certificates.file('ca.crt'),
    serving: {
      certFile: certificates.file('apiserver.crt'),
      keyFile: certificates.file('apiserver.key'),
    },
    kubeconfigFor: (user, groups = []) => certificates.issue(user, groups),
    stopApiserver: () => apiserver.kill(),
    startApiserver: () => apiserver.start(),
    restartApiserver: async () => {
      await apiserver.kill();
      await apiserver.start();
    },
  };
}
