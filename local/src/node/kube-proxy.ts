import { writeFile } from 'node:fs/promises';
import { serves } from '../control-plane/serves.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { kubernetesProgram } from '../setup/kubernetes.js';
import { credentialsOf } from './credentials.js';
import { nodeProcess } from './node-process.js';
import { node, type StatePaths } from './settings.js';

/** Prepares what leads connections to a Service to one of its pods. */
export async function prepareKubeProxy(state: StatePaths): Promise<ManagedProcess> {
  const config = state.file('kube-proxy.json');
  const kubeconfig = credentialsOf(state).kubeconfig('proxy');
  await writeFile(config, JSON.stringify(kubeProxyConfig(kubeconfig), null, 2));
  return nodeProcess(state, {
    name: 'kube-proxy',
    command: kubernetesProgram('kube-proxy'),
    args: [`--config=${config}`],
    ready: (signal) => serves('http://127.0.0.1:10256/livez', signal),
  });
}

export function kubeProxyConfig(kubeconfig: string): Record<string, unknown> {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig },
    hostnameOverride: node.name,
    mode: 'nftables',
    clusterCIDR: node.podCidr,
    oomScoreAdj: 0,
    // limits of the machine, which we leave alone
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  };
}
