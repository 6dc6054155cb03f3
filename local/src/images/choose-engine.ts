import { hasContainerEngine } from '../node/container-engine.js';
import { buildahEngine } from './buildah-engine.js';
import { dockerEngine } from './docker-engine.js';
import type { Engine } from './engine.js';

/** Docker where its daemon answers, else buildah, which needs none. */
export async function chooseEngine(): Promise<Engine> {
  return (await hasContainerEngine()) ? dockerEngine : buildahEngine;
}
