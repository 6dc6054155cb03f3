import { readFile } from 'node:fs/promises';
import { serves } from '../control-plane/serves.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { kubernetesProgram, type KubernetesProgram } from '../setup/kubernetes.js';
import { type Credentials, credentialsOf } from './credentials.js';
import { nodeProcess } from './node-process.js';
import { node, type StatePaths } from './settings.js';

const etcdUrl = 'http://127.0.0.1:2379';
const peerUrl = 'http://127.0.0.1:2380';

/** What the API server remembers in. It never waits for the disk: what it holds survives a kill, but no power cut. */
export function prepareEtcd(state: StatePaths): Promise<ManagedProcess> {
  return nodeProcess(state, {
    name: 'etcd',
    command: kubernetesProgram('etcd'),
    args: [
      '--unsafe-no-fsync',
      '--log-level=warn',
      `--data-dir=${state.file('etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
    ],
    ready: (signal) => serves(`${etcdUrl}/health`, signal),
  });
}

export function prepareApiserver(state: StatePaths): Promise<ManagedProcess> {
  const credentials = credentialsOf(state);
  const args = [
    `--etcd-servers=${etcdUrl}`,
    `--advertise-address=${node.address}`,
    `--secure-port=${node.apiPort}`,
    `--service-cluster-ip-range=${node.serviceCidr}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--allow-privileged=true',
    '--kubelet-preferred-address-types=InternalIP',
    ...identities(credentials),
  ];
  return served(state, { name: 'kube-apiserver', port: node.apiPort, path: 'readyz', args });
}

function identities({ file }: Credentials): string[] {
  return [
    `--client-ca-file=${file('ca.crt')}`,
    `--kubelet-client-certificate=${file('apiserver-kubelet-client.crt')}`,
    `--kubelet-client-key=${file('apiserver-kubelet-client.key')}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${file('sa.pub')}`,
    `--service-account-signing-key-file=${file('sa.key')}`,
    `--requestheader-client-ca-file=${file('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${file('front-proxy-client.crt')}`,
    `--proxy-client-key-file=${file('front-proxy-client.key')}`,
  ];
}

/** By default an HPA is looked at every 15 s, trusts no pod in its first 5 minutes, and shrinks after 5 minutes of less demand. */
const haste = [
  '--horizontal-pod-autoscaler-sync-period=5s',
  '--horizontal-pod-autoscaler-cpu-initialization-period=15s',
  '--horizontal-pod-autoscaler-initial-readiness-delay=5s',
  '--horizontal-pod-autoscaler-downscale-stabilization=30s',
];

export function prepareControllerManager(state: StatePaths): Promise<ManagedProcess> {
  const { file, kubeconfig } = credentialsOf(state);
  const args = [
    ...asUser(kubeconfig('controller-manager')),
    ...haste,
    '--allocate-node-cidrs=true',
    `--cluster-cidr=${node.podCidr}`,
    `--service-cluster-ip-range=${node.serviceCidr}`,
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${file('sa.key')}`,
    `--root-ca-file=${file('ca.crt')}`,
    `--cluster-signing-cert-file=${file('ca.crt')}`,
    `--cluster-signing-key-file=${file('ca.key')}`,
  ];
  return served(state, { name: 'kube-controller-manager', port: 10257, path: 'healthz', args });
}

export function prepareScheduler(state: StatePaths): Promise<ManagedProcess> {
  const args = asUser(credentialsOf(state).kubeconfig('scheduler'));
  return served(state, { name: 'kube-scheduler', port: 10259, path: 'healthz', args });
}

function asUser(kubeconfig: string): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
  ];
}

interface Served {
  readonly name: KubernetesProgram;
  readonly port: number;
  readonly path: string;
  readonly args: readonly string[];
}

/** One that serves with the certificate of the API server, which is for this machine. */
async function served(state: StatePaths, { name, port, path, args }: Served): Promise<ManagedProcess> {
  const { file } = credentialsOf(state);
  const ca = await readFile(file('ca.crt'));
  return nodeProcess(state, {
    name,
    command: kubernetesProgram(name),
    args: [
      ...args,
      `--tls-cert-file=${file('apiserver.crt')}`,
      `--tls-private-key-file=${file('apiserver.key')}`,
      '--profiling=false',
    ],
    ready: (signal) => serves(`https://127.0.0.1:${port}/${path}`, signal, ca),
  });
}
