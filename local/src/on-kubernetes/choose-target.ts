import { hasContainerEngine } from '../node/container-engine.js';
import { Fault } from '../process/fault.js';
import { bare } from './bare.js';
import { kind } from './kind.js';
import { minikube } from './minikube.js';
import type { Target } from './target.js';

const targets: readonly Target[] = [kind, minikube, bare];

/** The cluster that CONTEXT names, else kind where Docker's daemon answers, else the one-node cluster of our own. */
export async function chooseTarget({ CONTEXT: name = '' }: NodeJS.ProcessEnv = process.env): Promise<Target> {
  if (name === '') return (await hasContainerEngine()) ? kind : bare;
  const chosen = targets.find((it) => it.name === name);
  if (chosen !== undefined) return chosen;
  const known = targets.map((it) => it.name).join(', ');
  throw new Fault(
    `CONTEXT is ${name} but can be ${known}: elsewhere use Helm, as charts/propalpes/README.md says.`,
  );
}
