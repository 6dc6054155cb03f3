import { hasContainerEngine } from '../node/container-engine.js';
import { bare } from './bare.js';
import { kind } from './kind.js';
import { minikube } from './minikube.js';
import { currentContext, namedContext } from './named-context.js';
import type { Target } from './target.js';

const targets: readonly Target[] = [kind, minikube, bare];

/**
 * The cluster that CONTEXT names, which may be any context of the user's kubeconfig, or `current` for the one that kubectl
 * takes; else kind where Docker's daemon answers, else the one-node cluster of our own.
 */
export async function chooseTarget(env: NodeJS.ProcessEnv = process.env): Promise<Target> {
  const { CONTEXT: asked = '', IMAGE_REGISTRY: registry } = env;
  if (asked === '') return (await hasContainerEngine()) ? kind : bare;
  const name = asked === 'current' ? await currentContext() : asked;
  return targets.find((it) => it.name === name) ?? namedContext(name, registry);
}
