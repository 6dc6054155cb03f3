import { readFile } from 'node:fs/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import { freePort } from '../process/ports.js';
import type { Certificates } from './certificates.js';
import { type Bounds, component } from './component.js';

/** What Deployments and HPAs need, what begins and ends namespaces, and what deletes whose owner is gone. */
const controllers = [
  'deployment-controller',
  'replicaset-controller',
  'horizontal-pod-autoscaler-controller',
  'namespace-controller',
  'garbage-collector-controller',
  'serviceaccount-controller',
  'root-ca-certificate-publisher-controller',
  'clusterrole-aggregation-controller',
];

/** By default an HPA is looked at every 15 s, and shrinks after 5 min of less demand. */
const haste = [
  '--horizontal-pod-autoscaler-sync-period=2s',
  '--horizontal-pod-autoscaler-downscale-stabilization=4s',
];

/** Prepares the controllers, each with the account and the rights that it has in every cluster. */
export async function prepareControllerManager(
  kubeconfig: string,
  { file }: Certificates,
  bounds: Bounds,
): Promise<ManagedProcess> {
  const port = await freePort();
  const args = [
    `--controllers=${controllers.join(',')}`,
    ...haste,
    '--leader-elect=false',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${file('sa.key')}`,
    `--root-ca-file=${file('ca.crt')}`,
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${file('apiserver.crt')}`,
    `--tls-private-key-file=${file('apiserver.key')}`,
    '--profiling=false',
  ];
  const healthUrl = `https://127.0.0.1:${port}/healthz`;
  const ca = await readFile(file('ca.crt'));
  return component({ name: 'kube-controller-manager', args, healthUrl, ca, ...bounds });
}
