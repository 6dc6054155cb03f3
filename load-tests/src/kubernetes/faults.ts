import type { PlannedFault } from '../faults/fault.js';
import type { Target } from '../faults/timeline.js';
import { services } from '../rig/services.js';
import { partition, reunite } from './partition.js';
import { running, runningAddresses, type Hands } from './running.js';
import { until } from '@propalpes/local/process/until';

/** Beside kubectl, nft in the network of the node. */
interface FaultHands extends Hands {
  nft(commands: string): Promise<unknown>;
}

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
 * Everything in turn: a pod of each part is killed, all pods of it are taken away, and all are cut off from all
 * others; of the BFF one stays as it is, for the load to have somebody to talk to. `some`: one of each kind.
 */
export function planFaults(hands: FaultHands, extent: 'all' | 'some'): PlannedFault[] {
  const killed = (part: Part) => kill(hands, part);
  const taken = (part: Part) => takeAway(hands, part);
  const isolated = (part: Part) => isolate(hands, part);
  const [first, second] = others;
  if (extent === 'some' && first && second) {
    return [killed(first), taken(second), isolated(first), ...[bff, operator, database, broker].map(killed)];
  }
  const platform = [operator, database, broker];
  const all = [bff, ...others, ...platform];
  return [...all.map(killed), ...[...others, ...platform].map(taken), ...all.map(isolated)];
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

/** They run, and nothing gets from one to the other: no packet, no refusal, no end of a connection. */
const isolate = (hands: FaultHands, { target, app }: Part): PlannedFault => ({
  what: `isolate ${app === bff.app ? 'a pod' : 'every pod'} of ${app}`,
  target,
  strike: async () => {
    const addresses = await runningAddresses(hands, [app]);
    if (addresses.length === 0) throw new Error(`${app} has no pod`);
    await hands.nft(partition(app === bff.app ? addresses.slice(0, 1) : addresses));
  },
  heal: async () => {
    await hands.nft(reunite);
  },
});
