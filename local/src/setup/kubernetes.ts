import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { requireGo } from './go.js';
import { goBuild } from './go-build.js';

const module = join(checkout, 'local', 'kubernetes');

/** The programs in the binary; each is called by a link of its name. */
const programs = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-proxy',
  'kube-scheduler',
  'kubeadm',
  'kubectl',
  'kubelet',
] as const;

export type KubernetesProgram = (typeof programs)[number];

/** The version that the module asks for, such as v1.35.4. */
export function kubernetesVersion(): string {
  const found = /^\s*k8s\.io\/kubernetes (v\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'));
  if (found?.[1] === undefined)
    throw new Error('local/kubernetes/go.mod names no version of k8s.io/kubernetes');
  return found[1];
}

/** Where the binary that this module makes is kept; another text makes another place. */
export function kubernetesHome(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(module, file)));
  return join(cacheDirectory(), `kubernetes-${kubernetesVersion()}-${hash.digest('hex').slice(0, 12)}`);
}

/** The path of a program. Throws a Fault when the binary was not built yet. */
export function kubernetesProgram(name: KubernetesProgram, home = kubernetesHome()): string {
  const path = join(home, name);
  if (existsSync(path)) return path;
  throw new Fault('Kubernetes for tests is not built yet: run "make setup-tests".');
}

/** Builds the programs of a cluster into the cache. Rejects with one line when Go is missing or too old for it. */
export async function ensureKubernetes(say: Say): Promise<void> {
  const home = kubernetesHome();
  if (existsSync(home)) return;
  await requireGo();
  const what = `Building Kubernetes ${kubernetesVersion()} for tests (once, takes minutes)`;
  await step(say, what, () => buildOnce(home, buildInto));
}

async function buildInto(staging: string): Promise<void> {
  await goBuild({ module, main: '.', binary: join(staging, 'kubernetes'), variables: officialFacts() });
  for (const name of programs) await symlink('kubernetes', join(staging, name));
}

/** The version that an official build would tell. */
function officialFacts(): Record<string, string> {
  const version = kubernetesVersion();
  const [major = '', minor = ''] = version.slice(1).split('.');
  const facts = { gitVersion: version, gitMajor: major, gitMinor: minor };
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [`k8s.io/component-base/version.${name}`, fact]),
  );
}
