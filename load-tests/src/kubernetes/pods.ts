import { list } from './namespace.js';

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

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status.conditions ?? []).some((it) => it.type === 'Ready' && it.status === 'True');

export const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => status.containerStatuses ?? [];

/** A line for each container that was started more than once, and why. */
export function restarted(all: readonly Pod[]): readonly string[] {
  return all.flatMap((pod) =>
    statusesOf(pod)
      .filter(({ restartCount }) => restartCount > 0)
      .map(({ restartCount, lastState: { terminated } }) => {
        const why = `${terminated?.reason ?? 'for an unknown reason'}, exit code ${String(terminated?.exitCode)}`;
        return `${pod.metadata.name}: ${String(restartCount)} times, at last ${why}`;
      }),
  );
}
