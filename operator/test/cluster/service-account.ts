import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { kubectl } from '@propalpes/local/control-plane/program';

import { loadKubeConfig } from '../../src/kubernetes/api-client.js';
import { runKubectl } from './cluster.js';

const rbac = fileURLToPath(new URL('../../../deploy/rbac.yaml', import.meta.url));

/** Makes a ServiceAccount that may do in its namespace what rbac.yaml says, and writes its kubeconfig into a directory. */
export async function createServiceAccount(namespace: string, directory: string): Promise<string> {
  const within = ['--namespace', namespace];
  await runKubectl('apply', '--filename', rbac);
  await runKubectl('create', 'serviceaccount', 'operator', ...within);
  const binding = ['--clusterrole', 'propalpes-operator', '--serviceaccount', `${namespace}:operator`];
  await runKubectl('create', 'rolebinding', 'operator', ...binding, ...within);
  const token = await runKubectl('create', 'token', 'operator', ...within);
  return writeKubeconfig(directory, loadKubeConfig().getCurrentCluster()?.server ?? '', token.trim());
}

/** Writes the kubeconfig of one who comes with a token. Returns its path. */
export async function writeKubeconfig(directory: string, server: string, token: string): Promise<string> {
  const { caData, caFile } = loadKubeConfig().getCurrentCluster() ?? {};
  const authority = caData ?? (await readFile(caFile ?? '')).toString('base64');
  const path = join(directory, 'kubeconfig.json');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority-data': authority } }],
    users: [{ name: 'operator', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'operator' } }],
    'current-context': 'test',
  };
  await writeFile(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}

/** Whether the owner of a kubeconfig may do something in a namespace, such as `get secrets`. */
export async function can(kubeconfig: string, namespace: string, ...question: string[]): Promise<boolean> {
  try {
    const answer = await kubectl({ kubeconfig }, ['auth', 'can-i', ...question, '--namespace', namespace]);
    return answer.trim() === 'yes';
  } catch (error) {
    // The answer no is an exit code of 1, too.
    if ((error as { stdout?: unknown }).stdout === 'no') return false;
    throw error;
  }
}
