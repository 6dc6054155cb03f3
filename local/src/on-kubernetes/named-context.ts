import { Fault } from '../process/fault.js';
import { called } from './called.js';
import type { Target } from './target.js';

const kubectl = called('kubectl', 'it speaks to the cluster: https://kubernetes.io/docs/tasks/tools');

/** A cluster of the user's by its context in their kubeconfig. It pulls our images from a registry that somebody has pushed them to. */
export function namedContext(context: string, registry: string | undefined): Target {
  if (registry === undefined || registry === '')
    throw new Fault(
      `CONTEXT=${context} needs IMAGE_REGISTRY=<where that cluster pulls the images from>; "skaffold build --default-repo" pushes them there. Without a registry: kind, minikube or bare.`,
    );
  return {
    name: context,
    values: 'values.yaml',
    images: { from: registry },
    access: { kubectl: 'kubectl', env: {}, context },
    up: async () => {
      await kubectl('--context', context, 'get', '--raw', '/readyz');
    },
    down: () =>
      Promise.reject(new Fault(`${context} is not ours to take away; "make undeploy" takes the release.`)),
    load: () => Promise.resolve(),
  };
}
