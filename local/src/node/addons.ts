import { join } from 'node:path';
import { kubectl } from '../control-plane/program.js';
import { checkout } from '../paths.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { nodeProgram } from '../setup/cluster-programs.js';
import { tool } from '../setup/tool.js';
import { credentialsOf } from './credentials.js';
import { nodeProcess } from './node-process.js';
import { node, type StatePaths } from './settings.js';

/** Applies what a cluster has from its first day: DNS, metrics of pods, a class of storage, and the roles of the processes below. */
export async function applyManifests(state: StatePaths): Promise<void> {
  const kubeconfig = credentialsOf(state).kubeconfig('admin');
  const manifests = join(checkout, 'local', 'node', 'manifests');
  await kubectl({ kubeconfig }, ['apply', '--server-side', `--filename=${manifests}`]);
}

/** Prepares what opens and closes connections as NetworkPolicies say; it is ready when the policies of before are in force. */
export function prepareNetworkPolicies(state: StatePaths): Promise<ManagedProcess> {
  return nodeProcess(state, {
    name: 'network-policies',
    command: nodeProgram('network-policies'),
    args: ['--kubeconfig', credentialsOf(state).kubeconfig('network-policies')],
    ready: async () => {
      await tool('nft', ['list', 'table', 'inet', 'propalpes'], { timeout: 5_000 });
      return true;
    },
  });
}

/** Prepares what makes a directory for each claim of a volume. */
export function prepareVolumes(state: StatePaths): Promise<ManagedProcess> {
  return nodeProcess(state, {
    name: 'volumes',
    command: nodeProgram('volumes'),
    args: [
      ...['--kubeconfig', credentialsOf(state).kubeconfig('volumes')],
      ...['--directory', state.file('volumes')],
      ...['--node', node.name],
    ],
  });
}
