import type { PlannedFault } from '../faults/fault.js';
import type { Target } from '../faults/timeline.js';
import { services } from '../rig/services.js';
import { running, type Hands } from './running.js';
import { until } from '@propalpes/local/process/until';

/** Something of the release that has pods. */
interface Part {
  readonly target: Target;
  /** Such as `deployment/companias`. */
  readonly workload: string;
  /** The label `app.kubernetes.io/name` of its pods. */
  readonly app: string;
}

const partOf = (kind: Target['kind'], app: string, workload = `deployment/${app}`): Part => ({
  target: { kind, name: app },
  workload,
  app,
});

const broker = partOf('broker', 'pulsar', 'statefulset/pulsar');
const database = partOf('database', 'mongodb', 'statefulset/mongodb');
const operator = partOf('operator', 'operator');
const bff = partOf('service', 'bff-web');
const others = services.filter(({ name }) => name !== bff.app).map(({ name }) => partOf('service', name));

/**
 * Everything in turn: a pod of each part is killed, and all pods of it are taken away; of the BFF one stays, for the
 * load to have somebody to talk to. `some`: one of each kind.
 */
export function planFaults(hands: Hands, extent: 'all' | 'some'): PlannedFault[] {
  const killed = (part: Part) => kill(hands, part);
  const taken = (part: Part) => takeAway(hands, part);
  const [first, second] = others;
  if (extent === 'some' && first && second) {
    return [killed(first), taken(second), killed(bff), killed(operator), killed(database), killed(broker)];
  }
  const platform = [operator, database, broker];
  return [bff, ...others, ...platform].map(killed).concat([...others, ...platform].map(taken));
}

/** With one second to end, which is not enough for any of them; another comes in its place by itself. */
const kill = (hands: Hands, { target, app }: Part): PlannedFault => ({
  what: `kill a pod of ${app}`,
  target,
  strike: async () => {
    const [pod] = await running(hands, [app]);
    if (!pod) throw new Error(`${app} has no pod`);
    await hands.kubectl('delete', 'pod', pod, '--grace-period=1', '--wait=false');
  },
  heal: () => Promise.resolve(),
});

const HEALED_WITHIN_MS = 60_000;

/** No pod at all, until it is given back as many as it had. */
function takeAway(hands: Hands, { target, app, workload }: Part): PlannedFault {
  let before = '1';
  const scale = (replicas: string) => hands.kubectl('scale', workload, `--replicas=${replicas}`);
  return {
    what: `take every pod of ${app} away`,
    target,
    strike: async () => {
      before = await hands.kubectl('get', workload, '--output=jsonpath={.spec.replicas}');
      await scale('0');
    },
    // an HPA leaves alone what has no pods: nobody else would give them back
    heal: () =>
      until(() => scale(before).then(() => true), {
        what: `the return of ${app}`,
        withinMs: HEALED_WITHIN_MS,
        everyMs: 2_000,
      }),
  };
}
