import { hasContainerEngine } from '../node/container-engine.js';
import { bare } from './bare.js';
import { kind } from './kind.js';
import { minikube } from './minikube.js';
import { namedContext } from './named-context.js';
import type { Target } from './target.js';

const targets: readonly Target[] = [kind, minikube, bare];

/**
 * The cluster that CONTEXT names, which may be any context of the user's kubeconfig; else kind where Docker's daemon answers,
 * else the one-node cluster of our own.
 */
export async function chooseTarget(env: NodeJS.ProcessEnv = process.env): Promise<Target> {
  const { CONTEXT: name = '', IMAGE_REGISTRY: registry } = env;
  if (name === '') return (await hasContainerEngine()) ? kind : bare;
  return targets.find((it) => it.name === name) ?? namedContext(name, registry);
}
