import type { PlannedFault } from '@propalpes/load-tests/faults/fault';
import { onProcess } from '@propalpes/load-tests/faults/on-platform';
import { kill, pause, stop } from '@propalpes/load-tests/faults/on-replicas';
import { Fault } from '@propalpes/local/process/fault';
import { suffer } from '../live/suffer.js';
import type { System } from '../live/system.js';

type Parts = Pick<System, 'fleet' | 'operator' | 'stack'>;

/**
 * What `disponibilidad` does to processes, one of each kind, and what only the operator feels, by the names that the
 * pictures give it. Pulsar comes last: it forgets a dead letter whose subscription is deleted after a restart.
 */
export function planFaults({ fleet, operator, stack }: Parts): PlannedFault[] {
  const { broker, database } = stack;
  if (!database.process)
    throw new Fault('The database is to be killed: unset MONGODB_URI for one of our own.');
  const all = (service: string) => fleet.get(service) ?? [];
  const one = (service: string) => all(service).slice(0, 1);
  return [
    together('muere auditoria#1', one('auditoria').map(kill)),
    together('sin companias', all('companias').map(stop)),
    together('pausa propiedades#1', one('propiedades').map(pause)),
    together('muere bff-web#1', one('bff-web').map(kill)),
    isolated('operador aislado', () => suffer(operator, stack.env.PULSAR_ADMIN_URL)),
    together('sin base de datos', [onProcess('database', database.process).kill]),
    together('sin Pulsar', [onProcess('broker', broker).kill]),
  ];
}

/** All of them at once, under one name. */
export function together(what: string, parts: readonly PlannedFault[]): PlannedFault {
  const [first] = parts;
  if (!first) throw new Error(`${what}: there is nobody to whom it could happen`);
  const each = (work: (part: PlannedFault) => Promise<void>) => async () => {
    await Promise.all(parts.map(work));
  };
  return { what, target: first.target, strike: each((it) => it.strike()), heal: each((it) => it.heal()) };
}

/** It is done and undone to the operator by itself: healing it is waiting until it has got over all of it. */
export function isolated(what: string, suffering: () => Promise<void>): PlannedFault {
  let over: Promise<void> | undefined;
  return {
    what,
    target: { kind: 'operator', name: 'operator' },
    strike: () => {
      over = suffering();
      // it may fail before anybody waits for it
      over.catch(() => undefined);
      return Promise.resolve();
    },
    heal: async () => {
      await over;
    },
  };
}
