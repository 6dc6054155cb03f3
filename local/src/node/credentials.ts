import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { makeCertificates } from '../control-plane/certificates.js';
import { hostPort, node, type StatePaths } from './settings.js';

/** Who speaks to the API server; what each may do, Kubernetes or local/node/manifests say. */
const users = {
  admin: ['kubernetes-admin', ['system:masters']],
  kubelet: [`system:node:${node.name}`, ['system:nodes']],
  'controller-manager': ['system:kube-controller-manager', []],
  scheduler: ['system:kube-scheduler', []],
  proxy: ['system:kube-proxy', []],
  'network-policies': ['propalpes:network-policies', []],
  volumes: ['propalpes:volumes', []],
} as const satisfies Record<string, readonly [string, readonly string[]]>;

type User = keyof typeof users;

export interface Credentials {
  /** Path of a certificate or key by its name at kubeadm, such as `ca.crt`. */
  readonly file: (name: string) => string;
  readonly kubeconfig: (user: User) => string;
}

export function credentialsOf({ file }: StatePaths): Credentials {
  return {
    file: (name) => file('credentials', 'pki', name),
    kubeconfig: (user) => file('credentials', `${user}.conf`),
  };
}

/** Makes all keys, certificates and kubeconfigs that are not there yet, and the kubeconfig for the machine. */
export async function ensureCredentials(state: StatePaths): Promise<void> {
  const home = state.file('credentials');
  if (!existsSync(home)) await makeAll(home);
  const within = await readFile(credentialsOf(state).kubeconfig('admin'), 'utf8');
  const outside = within.replace(`127.0.0.1:${node.apiPort}`, `127.0.0.1:${hostPort()}`);
  await writeFile(state.kubeconfig, outside, { mode: 0o600 });
}

async function makeAll(home: string): Promise<void> {
  const partial = `${home}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const { issue } = await makeCertificates(partial, { port: node.apiPort, servingNames: [node.address] });
  for (const [user, [name, groups]] of Object.entries(users))
    await rename(await issue(name, groups), `${partial}/${user}.conf`);
  await rename(partial, home);
}
