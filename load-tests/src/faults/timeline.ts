/** What a fault is done to. */
export interface Target {
  readonly kind:
    | 'service'
    | 'broker'
    | 'database'
    | 'operator'
    | 'line to broker'
    | 'line to database'
    | 'line to service'
    | 'line of replica to broker'
    | 'line of replica to database'
    | 'line of operator';
  /** A replica or a service, or where the line of the operator leads; else the kind once more, or what it is called where it runs. */
  readonly name: string;
}

/** After a fault was undone, for connections to come back that wait longer each time. */
export const SLACK_MS = 15_000;

/** Without it nobody can be asked for anything. */
export const isBff = ({ kind, name }: Target): boolean =>
  (kind === 'service' || kind === 'line to service') && serviceOf(name) === 'bff-web';

/** Without it nothing can be asked for. */
export const isBroker = ({ kind }: Target): boolean => kind === 'broker' || kind === 'line to broker';

/** The service that a replica is one of, by their names: `companias#1`. */
export const serviceOf = (replica: string): string => replica.replace(/#\d+$/, '');

/** One entry of the fault timeline; times in epoch ms. */
export interface FaultSpan {
  /** Such as `kill auditoria#1`. */
  readonly what: string;
  readonly target: Target;
  readonly from: number;
  /** When it was over and all was ready again. */
  readonly to: number;
  /** Absent when it came to pass as planned and the system got up again. */
  readonly failure?: string;
}
