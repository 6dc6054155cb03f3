import { readFile, writeFile } from 'node:fs/promises';
import { serves } from '../control-plane/serves.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { kubernetesProgram } from '../setup/kubernetes.js';
import { credentialsOf } from './credentials.js';
import { nodeProcess } from './node-process.js';
import { node, runtimePaths, type StatePaths } from './settings.js';

/** Prepares what starts pods and watches over them. */
export async function prepareKubelet(state: StatePaths): Promise<ManagedProcess> {
  const config = state.file('kubelet.json');
  const resolvConf = state.file('resolv.conf');
  // pods are told the cluster's DNS alone
  await writeFile(resolvConf, '');
  const maxOpenFiles = openFilesLimit(await readFile('/proc/self/limits', 'utf8'));
  const caFile = credentialsOf(state).file('ca.crt');
  await writeFile(config, JSON.stringify(kubeletConfig({ resolvConf, caFile, maxOpenFiles }), null, 2));
  return nodeProcess(state, {
    name: 'kubelet',
    command: kubernetesProgram('kubelet'),
    args: [
      `--config=${config}`,
      `--kubeconfig=${credentialsOf(state).kubeconfig('kubelet')}`,
      `--hostname-override=${node.name}`,
      `--node-ip=${node.address}`,
      `--root-dir=${runtimePaths.kubelet}`,
      '--node-labels=topology.kubernetes.io/zone=local',
    ],
    ready: (signal) => serves('http://127.0.0.1:10248/healthz', signal),
  });
}

/** The hard limit of open files in the text of /proc/self/limits; no process may ask for more. */
export function openFilesLimit(limits: string): number {
  const found = /^Max open files\s+\S+\s+(\d+)/m.exec(limits);
  return found === null ? 1_000_000 : Math.min(1_000_000, Number(found[1]));
}

interface Facts {
  readonly resolvConf: string;
  readonly caFile: string;
  readonly maxOpenFiles: number;
}

/** A KubeletConfiguration for a machine that is not ours alone. */
export function kubeletConfig({ resolvConf, caFile, maxOpenFiles }: Facts): Record<string, unknown> {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    failCgroupV1: false,
    failSwapOn: false,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${node.cgroup}`,
    containerRuntimeEndpoint: `unix://${runtimePaths.containerdSocket}`,
    clusterDNS: [node.dnsAddress],
    clusterDomain: 'cluster.local',
    resolvConf,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: caFile },
    },
    authorization: { mode: 'Webhook' },
    volumePluginDir: `${runtimePaths.kubelet}/plugins`,
    maxOpenFiles,
    maxPods: 100,
    // we may not make ourselves less killable than others
    oomScoreAdj: 0,
    // a disk that is nearly full is no reason to end pods on a machine for development, and no image can be pulled again
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
    imageGCHighThresholdPercent: 100,
    // many pods start at once when the cluster does
    serializeImagePulls: false,
    registryPullQPS: 0,
    eventRecordQPS: 0,
    syncFrequency: '10s',
  };
}
