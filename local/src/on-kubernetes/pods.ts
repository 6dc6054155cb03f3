import { z } from 'zod';
import { Fault } from '../process/fault.js';
import type { Say } from '../process/progress.js';
import { until } from '../process/until.js';
import { kubectlIn } from './release.js';
import type { Target } from './target.js';

const reason = z.object({ reason: z.string().optional(), message: z.string().optional() });
const podList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
      status: z.object({
        phase: z.string(),
        conditions: z.array(z.object({ type: z.string(), status: z.string(), ...reason.shape })).default([]),
        containerStatuses: z
          .array(z.object({ ready: z.boolean(), state: z.object({ waiting: reason.optional() }) }))
          .default([]),
      }),
    }),
  ),
});

export type Pods = z.output<typeof podList>['items'];

/** Resolves when every pod is ready, and says meanwhile how many are. Rejects with a Fault that says why the others are not. */
export async function untilReady(target: Target, say: Say, withinMs = 10 * 60_000): Promise<void> {
  let told = '';
  let missing: readonly string[] = [];
  const look = async () => {
    const pods = podList.parse(
      JSON.parse(await kubectlIn(target.access, ['get', 'pods', '--output=json'])),
    ).items;
    missing = notReady(pods);
    const state = `${pods.length - missing.length} of ${pods.length} pods are ready`;
    if (state !== told) say(state);
    told = state;
    return pods.length > 0 && missing.length === 0 && (await rolledOut(target));
  };
  try {
    await until(look, { what: 'The readiness of all pods', withinMs, everyMs: 1_000 });
  } catch (error) {
    throw new Fault(`${String(error)}\n${missing.join('\n')}\n"make logs" shows what they say.`);
  }
}

/** A line for each pod that does not serve, with what Kubernetes says of it. */
export function notReady(pods: Pods): readonly string[] {
  return pods
    .filter(({ status }) => status.phase !== 'Succeeded')
    .filter(({ status }) => !status.conditions.some((it) => it.type === 'Ready' && it.status === 'True'))
    .map(({ metadata: { name, deletionTimestamp }, status }) => {
      if (deletionTimestamp !== undefined) return `${name}: is going`;
      const waiting = status.containerStatuses.map((it) => it.state.waiting).find((it) => it !== undefined);
      const unscheduled = status.conditions.find((it) => it.type === 'PodScheduled' && it.status === 'False');
      const why = waiting ?? unscheduled;
      return [`${name}: ${status.phase}`, why?.reason, why?.message]
        .filter((it) => it !== undefined)
        .join(', ');
    });
}

/** Not before the controllers have acted on the last change: until then the pods of before are all ready. */
async function rolledOut(target: Target): Promise<boolean> {
  const path =
    '{range .items[*]}{.metadata.generation}={.status.observedGeneration} {.spec.replicas}={.status.updatedReplicas} {end}';
  const pairs = await kubectlIn(target.access, [
    'get',
    'deployments,statefulsets',
    `--output=jsonpath=${path}`,
  ]);
  return pairs
    .trim()
    .split(/\s+/)
    .every((it) => it.split('=')[0] === it.split('=')[1]);
}
