import type { Operator } from '../rig/operator.js';
import type { PlannedFault } from './fault.js';
import { onLine } from './on-line.js';
import { onProcess } from './on-platform.js';

type Parts = Pick<Operator, 'process' | 'lines' | 'obeys'>;

/** What is done to the operator and its ways. It is over when the operator does again what it is told. */
export function onOperator({ process, lines, obeys }: Parts) {
  const obeying = <Verb extends string>(faults: Readonly<Record<Verb, PlannedFault>>) =>
    Object.fromEntries(
      Object.entries<PlannedFault>(faults).map(([verb, fault]) => [verb, healedBy(fault, obeys)]),
    ) as Record<Verb, PlannedFault>;
  return {
    itself: obeying(onProcess('operator', process)),
    toPulsar: obeying(onLine({ kind: 'line of operator', name: 'Pulsar' }, lines.pulsar)),
    toKubernetes: obeying(onLine({ kind: 'line of operator', name: 'Kubernetes' }, lines.kubernetes)),
  };
}

const healedBy = (fault: PlannedFault, sign: () => Promise<void>): PlannedFault => ({
  ...fault,
  heal: async () => {
    await fault.heal();
    await sign();
  },
});
