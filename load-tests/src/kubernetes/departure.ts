import { until } from '@propalpes/local/process/until';
import { kubectl } from './namespace.js';
import { statusesOf, type Pod } from './pods.js';

/** Keeps the record of a pod until it was read. */
const finalizer = 'propalpes.io/test';

/** How a pod has gone. */
export interface Departure {
  /** From the request that it go to the end of its last container. */
  readonly seconds: number;
  /** After which it would have been killed. */
  readonly graceSeconds: number;
  readonly exitCodes: readonly number[];
}

const patch = (pod: string, finalizers: readonly string[] | null): Promise<string> =>
  kubectl('patch', 'pod', pod, '--type=merge', `--patch=${JSON.stringify({ metadata: { finalizers } })}`);

const look = async (pod: string): Promise<Pod> =>
  JSON.parse(await kubectl('get', 'pod', pod, '--output=json')) as Pod;

/** Asks a pod to go, as a drain or a rollout would, and resolves when its containers have ended. */
export async function departureOf(name: string): Promise<Departure> {
  await patch(name, [finalizer]);
  try {
    const { terminationGracePeriodSeconds: graceSeconds } = (await look(name)).spec;
    const asked = Date.now();
    await kubectl('delete', 'pod', name, '--wait=false');
    let ended: readonly { exitCode: number; finishedAt: string }[] = [];
    await until(
      async () => {
        const pod = await look(name);
        ended = statusesOf(pod).flatMap(({ state }) => (state.terminated ? [state.terminated] : []));
        return ended.length === statusesOf(pod).length;
      },
      { what: `The end of ${name}`, withinMs: 60_000, everyMs: 200 },
    );
    // the kubelet tells the end to the second
    const last = Math.max(...ended.map(({ finishedAt }) => Date.parse(finishedAt)));
    return { seconds: (last - asked) / 1000, graceSeconds, exitCodes: ended.map(({ exitCode }) => exitCode) };
  } finally {
    await patch(name, null);
  }
}
