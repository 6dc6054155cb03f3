import { readFile } from 'node:fs/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import type { Certificates } from './certificates.js';
import { type Bounds, component } from './component.js';

interface Addresses {
  readonly port: number;
  readonly etcdUrl: string;
}

/** Prepares the API server on a port of the loopback address, with the roles and bindings that every cluster has. */
export async function prepareApiserver(
  { port, etcdUrl }: Addresses,
  { file }: Certificates,
  bounds: Bounds,
): Promise<ManagedProcess> {
  const args = [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    '--advertise-address=127.0.0.1',
    // it would publish that address, and its own validation refuses a loopback address there
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--authorization-mode=RBAC',
    // nobody need make the account `default` of a namespace before the first pod
    '--disable-admission-plugins=ServiceAccount',
    '--allow-privileged=true',
    '--profiling=false',
    `--client-ca-file=${file('ca.crt')}`,
    `--tls-cert-file=${file('apiserver.crt')}`,
    `--tls-private-key-file=${file('apiserver.key')}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${file('sa.pub')}`,
    `--service-account-signing-key-file=${file('sa.key')}`,
    ...aggregation(file),
  ];
  const healthUrl = `https://127.0.0.1:${port}/readyz`;
  const ca = await readFile(file('ca.crt'));
  return component({ name: 'kube-apiserver', args, healthUrl, ca, ...bounds });
}

/**
 * How it presents itself, and the user it asks for, to the API servers behind it. It finds them by the address of their
 * Service, so that one of type ExternalName can name a process on this machine: `--enable-aggregator-routing` takes addresses
 * from endpoints alone and refuses that type.
 */
function aggregation(file: Certificates['file']): string[] {
  return [
    `--requestheader-client-ca-file=${file('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${file('front-proxy-client.crt')}`,
    `--proxy-client-key-file=${file('front-proxy-client.key')}`,
  ];
}
