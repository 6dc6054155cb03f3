import { list } from './namespace.js';
import { Restarts } from './restarts.js';

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  /** Whether its startup probe has passed. */
  readonly started: boolean;
  readonly restartCount: number;
  readonly state: { readonly terminated?: Terminated };
  readonly lastState: { readonly terminated?: Terminated };
}

interface Terminated {
  readonly exitCode: number;
  readonly reason?: string;
  readonly finishedAt: string;
}

export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly terminationGracePeriodSeconds: number };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

/** All pods of our namespace, or those of one program by the name of its chart. */
export const pods = (name?: string): Promise<readonly Pod[]> =>
  list<Pod>('pods', ...(name === undefined ? [] : [`--selector=app.kubernetes.io/name=${name}`]));

/** Those that are ready of one program. */
export const readyPods = async (name: string): Promise<readonly Pod[]> => (await pods(name)).filter(isReady);

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status.conditions ?? []).some((it) => it.type === 'Ready' && it.status === 'True');

export const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => status.containerStatuses ?? [];

/** A line for each container that was started more than once, and why. */
export function restarted(all: readonly Pod[]): readonly string[] {
  const restarts = new Restarts();
  restarts.note(all);
  return restarts.texts;
}

/** Names of those of which a container was killed for its memory. */
export function outOfMemory(all: readonly Pod[]): readonly string[] {
  const killed = all.filter((pod) =>
    statusesOf(pod).some(({ state, lastState }) =>
      [state.terminated, lastState.terminated].some((it) => it?.reason === 'OOMKilled'),
    ),
  );
  return killed.map(({ metadata }) => metadata.name);
}
