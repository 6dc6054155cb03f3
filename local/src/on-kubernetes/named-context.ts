import { chooseEngine } from '../images/choose-engine.js';
import { Fault } from '../process/fault.js';
import { called } from './called.js';
import { pushedName } from './release.js';
import type { Target } from './target.js';

const kubectl = called('kubectl', 'it speaks to the cluster: https://kubernetes.io/docs/tasks/tools');

/** The context that kubectl takes when it is told none. */
export async function currentContext(): Promise<string> {
  return (await kubectl('config', 'current-context')).trim();
}

/** A cluster of the user's by its context in their kubeconfig. Our images are pushed to a registry that it pulls them from. */
export function namedContext(context: string, registry = ''): Target {
  return {
    name: context,
    values: 'values.yaml',
    images: 'ours',
    ...(registry === '' ? { takesNoImages: withoutRegistry(context) } : { registry }),
    access: { kubectl: 'kubectl', env: {}, context },
    up: async () => {
      await kubectl('--context', context, 'get', '--raw', '/readyz');
    },
    down: () =>
      Promise.reject(new Fault(`${context} is not ours to take away; "make undeploy" takes the release.`)),
    load: async (image) => {
      await (await chooseEngine()).push(image.tag, pushedName(registry, image));
    },
  };
}

const withoutRegistry = (context: string) =>
  `CONTEXT=${context} needs IMAGE_REGISTRY=<where the images are pushed to and that cluster pulls them from>. Without a registry: kind, minikube or bare.`;
