import { list } from './namespace.js';

interface Event {
  readonly reason: string;
  readonly message?: string;
  readonly count?: number;
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly metadata: { readonly creationTimestamp: string };
  readonly lastTimestamp: string | null;
  readonly eventTime: string | null;
  readonly series?: { readonly lastObservedTime: string; readonly count: number };
}

/** Something that Kubernetes warned of, and when it last did (ms since the epoch; to the second). */
export interface Warning {
  readonly reason: string;
  readonly about: string;
  readonly message: string;
  readonly times: number;
  readonly last: number;
}

/** What Kubernetes has warned of in our namespace within the last hour, oldest first. */
export async function warnings(): Promise<readonly Warning[]> {
  const events = await list<Event>('events', '--field-selector=type=Warning');
  return events.map(toWarning).sort((one, other) => one.last - other.last);
}

function toWarning(event: Event): Warning {
  const { reason, message = '', involvedObject: about, series, count } = event;
  const times = [
    series?.lastObservedTime,
    event.lastTimestamp,
    event.eventTime,
    event.metadata.creationTimestamp,
  ];
  const last = times.find((it) => it !== null && it !== undefined) ?? '';
  return {
    reason,
    about: `${about.kind} ${about.name}`,
    message,
    times: series?.count ?? count ?? 1,
    last: Date.parse(last),
  };
}

/** What it was, for a person. */
export const described = ({ reason, about, message, times }: Warning): string =>
  `${about}: ${reason}: ${message.split('\n')[0] ?? ''} (${times} times)`;
