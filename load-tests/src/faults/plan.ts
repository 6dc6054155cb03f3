import { Fault } from '@propalpes/local/process/fault';
import type { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import type { Stack } from '@propalpes/local/stack/stack';
import type { Operator } from '../rig/operator.js';
import { everyReplica, type Fleet } from '../rig/replicas.js';
import type { PlannedFault } from './fault.js';
import { onLine } from './on-line.js';
import { onOperator } from './on-operator.js';
import { onProcess } from './on-platform.js';
import { kill, pause, stop } from './on-replicas.js';

/** The ways that can be disturbed. */
export interface Lines {
  /** Between the services, all of them, and what they stand on. */
  readonly broker: TcpProxy;
  readonly database: TcpProxy;
  /** To a service for those that ask it, by its name. */
  readonly services: ReadonlyMap<string, TcpProxy>;
  /** Of one replica alone: another of its service gets its messages, and it goes on with what it has in hand. */
  readonly ofReplica: { readonly name: string; readonly broker: TcpProxy; readonly database: TcpProxy };
}

/** What a system on this machine consists of. */
export interface Parts {
  readonly stack: Stack;
  readonly fleet: Fleet;
  readonly operator: Operator;
  readonly lines: Lines;
}

/** Everything in turn: each replica of each service, broker, database, operator, and the lines to all of them. `some`: one of each kind. */
export function planFaults({ stack, fleet, operator, lines }: Parts, extent: 'all' | 'some'): PlannedFault[] {
  if (!stack.database.process)
    throw new Fault('The load tests kill their database: unset MONGODB_URI, they start one of their own.');
  const broker = onProcess('broker', stack.broker);
  const database = onProcess('database', stack.database.process);
  const toBroker = onLine({ kind: 'line to broker', name: 'broker' }, lines.broker);
  const toDatabase = onLine({ kind: 'line to database', name: 'database' }, lines.database);
  const toServices = [...lines.services].map(([name, line]) =>
    onLine({ kind: 'line to service', name }, line),
  );
  const { itself, toPulsar, toKubernetes } = onOperator(operator);
  const { ofReplica } = lines;
  const replicaToBroker = onLine(
    { kind: 'line of replica to broker', name: ofReplica.name },
    ofReplica.broker,
  );
  const replicaToDatabase = onLine(
    { kind: 'line of replica to database', name: ofReplica.name },
    ofReplica.database,
  );
  const first = (service: string) => {
    const [replica] = fleet.get(service) ?? [];
    if (!replica) throw new Error(`no service is called ${service}`);
    return replica;
  };
  if (extent === 'some')
    return [
      kill(first('auditoria')),
      stop(first('companias')),
      pause(first('propiedades')),
      kill(first('bff-web')),
      ...toServices.slice(0, 1).map((to) => to['half-open']),
      replicaToBroker.cut,
      toDatabase.latency,
      toDatabase.reset,
      toBroker['half-open'],
      toBroker.cut,
      itself.kill,
      toPulsar.cut,
      database.kill,
      broker.kill,
    ];
  const replicas = everyReplica(fleet);
  return [
    ...replicas.map(kill),
    ...replicas.filter((_, index) => index % 2 === 0).flatMap((replica) => [stop(replica), pause(replica)]),
    ...toServices.flatMap((to) => Object.values(to)),
    ...Object.values(toDatabase),
    ...Object.values(toBroker),
    ...Object.values(replicaToDatabase),
    ...Object.values(replicaToBroker),
    ...Object.values(database),
    ...Object.values(broker),
    ...[itself, toPulsar, toKubernetes].flatMap((faults) => Object.values(faults)),
  ];
}
