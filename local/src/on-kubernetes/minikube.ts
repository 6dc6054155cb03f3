import { called } from './called.js';
import type { Target } from './target.js';

const run = called('minikube', 'CONTEXT=minikube asks for it: https://minikube.sigs.k8s.io');

const profile = ['--profile', 'minikube'];

/** The minikube of the user, which stays theirs: `down` stops it and deletes nothing. */
export const minikube: Target = {
  name: 'minikube',
  values: 'values-kind.yaml',
  images: 'ours',
  access: { kubectl: 'kubectl', env: {}, context: 'minikube' },
  up: async () => {
    await run('start', ...profile, '--keep-context');
    // HPAs scale by CPU, too
    await run('addons', 'enable', 'metrics-server', ...profile);
  },
  down: async () => {
    await run('stop', ...profile);
  },
  load: async ({ archive }) => {
    await run('image', 'load', archive, ...profile);
  },
};
