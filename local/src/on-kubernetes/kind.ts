import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stateDirectory } from '../paths.js';
import { step } from '../process/progress.js';
import { called } from './called.js';
import type { Target } from './target.js';

const cluster = 'propalpes';
const kubeconfig = join(stateDirectory(), 'kind', 'kubeconfig');
/** HPAs scale by CPU, too, and kind has nothing that measures it. */
const metricsServer =
  'https://github.com/kubernetes-sigs/metrics-server/releases/download/v0.8.0/components.yaml';
/** The kubelet of kind signs its certificate itself. */
const trusting = [
  '--type=json',
  '--patch=[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--kubelet-insecure-tls"}]',
];
const kubectl = called('kubectl', 'it speaks to the cluster: https://kubernetes.io/docs/tasks/tools');
const run = called('kind', 'it makes the cluster where there is Docker: https://kind.sigs.k8s.io');

/** A cluster in containers of Docker, with a kubeconfig of its own: that of the user is left alone. */
export const kind: Target = {
  name: 'kind',
  values: 'values-kind.yaml',
  images: 'ours',
  access: { kubectl: 'kubectl', env: { KUBECONFIG: kubeconfig } },
  up: async (say) => {
    await mkdir(dirname(kubeconfig), { recursive: true });
    if ((await run('get', 'clusters')).split('\n').includes(cluster)) {
      await run('export', 'kubeconfig', '--name', cluster, '--kubeconfig', kubeconfig);
    } else {
      await step(say, 'Creating the kind cluster', () =>
        run('create', 'cluster', '--name', cluster, '--kubeconfig', kubeconfig, '--wait', '180s'),
      );
    }
    await kubectl('apply', '--kubeconfig', kubeconfig, '--filename', metricsServer);
    await kubectl(
      'patch',
      '--kubeconfig',
      kubeconfig,
      '--namespace=kube-system',
      'deployment/metrics-server',
      ...trusting,
    );
  },
  down: async () => {
    await run('delete', 'cluster', '--name', cluster, '--kubeconfig', kubeconfig);
  },
  load: async ({ archive }) => {
    await run('load', 'image-archive', archive, '--name', cluster);
  },
};
