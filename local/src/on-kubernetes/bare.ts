import { down } from '../node/down.js';
import { loadImage } from '../node/load-image.js';
import { statePaths } from '../node/settings.js';
import { up } from '../node/up.js';
import { kubernetesHome } from '../setup/kubernetes.js';
import { join } from 'node:path';
import type { Target } from './target.js';

/** The one-node cluster of our own, for machines without a container engine. */
export const bare: Target = {
  name: 'bare',
  values: 'values-bare.yaml',
  images: 'all',
  access: { kubectl: join(kubernetesHome(), 'kubectl'), env: { KUBECONFIG: statePaths().kubeconfig } },
  up,
  down,
  load: ({ archive }) => loadImage(archive),
};
