import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubernetesVersion } from '../setup/kubernetes.js';
import { runProgram } from './program.js';

/** The keys and certificates of one control plane, all made by kubeadm. */
export interface Certificates {
  /** Path of a certificate or key by its name at kubeadm, such as `ca.crt`. */
  readonly file: (name: string) => string;
  /** Makes the kubeconfig of a user, with a client certificate of the cluster's authority. Resolves with its path. */
  readonly issue: (user: string, groups: readonly string[], signal?: AbortSignal) => Promise<string>;
}

interface Names {
  readonly port: number;
  /** What servers are called beside `localhost` and 127.0.0.1. */
  readonly servingNames: readonly string[];
}

/** Makes them below `dir` for an API server on this port of the loopback address. */
export async function makeCertificates(
  dir: string,
  names: Names,
  signal?: AbortSignal,
): Promise<Certificates> {
  const pki = join(dir, 'pki');
  const config = join(dir, 'kubeadm.yaml');
  await mkdir(pki);
  await writeFile(config, kubeadmConfig(pki, names));
  await runProgram('kubeadm', ['init', 'phase', 'certs', 'all', '--config', config], signal && { signal });
  return { file: (name) => join(pki, name), issue: issuer(dir, config) };
}

function issuer(dir: string, config: string): Certificates['issue'] {
  let issued = 0;
  return async (user, groups, signal) => {
    issued += 1;
    const path = join(dir, `user-${issued}.conf`);
    const organizations = groups.flatMap((group) => ['--org', group]);
    const args = ['kubeconfig', 'user', '--config', config, '--client-name', user, ...organizations];
    await writeFile(path, await runProgram('kubeadm', args, signal && { signal }), { mode: 0o600 });
    return path;
  };
}

/** Names all that kubeadm would otherwise ask the machine or the network for. */
function kubeadmConfig(pki: string, { port, servingNames }: Names): string {
  const apiVersion = 'kubeadm.k8s.io/v1beta4';
  const documents = [
    {
      apiVersion,
      kind: 'InitConfiguration',
      // it takes no loopback address; nobody ever uses this one, which belongs to no machine (RFC 5737)
      localAPIEndpoint: { advertiseAddress: '192.0.2.1', bindPort: port },
      nodeRegistration: { name: 'none', criSocket: 'unix:///nowhere' },
    },
    {
      apiVersion,
      kind: 'ClusterConfiguration',
      kubernetesVersion: kubernetesVersion(),
      controlPlaneEndpoint: `127.0.0.1:${port}`,
      certificatesDir: pki,
      encryptionAlgorithm: 'ECDSA-P256',
      apiServer: { certSANs: ['127.0.0.1', 'localhost', ...servingNames] },
    },
  ];
  return documents.map((it) => JSON.stringify(it)).join('\n---\n');
}
