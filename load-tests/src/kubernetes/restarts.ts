/** What is read of a pod. */
export interface PodOfContainers {
  readonly metadata: { readonly uid: string; readonly name: string };
  readonly status: { readonly containerStatuses?: readonly ContainerStatus[] };
}

interface ContainerStatus {
  readonly name: string;
  readonly restartCount: number;
  readonly lastState: { readonly terminated?: { readonly reason?: string; readonly exitCode: number } };
}

/** Containers that were started again in their pods, also in pods that are gone since they were seen. */
export class Restarts {
  readonly #texts = new Map<string, string>();

  note(pods: readonly PodOfContainers[]): void {
    for (const { metadata, status } of pods)
      for (const { name, restartCount, lastState } of status.containerStatuses ?? []) {
        if (restartCount === 0) continue;
        const { reason = 'an unknown reason', exitCode = 'unknown' } = lastState.terminated ?? {};
        this.#texts.set(
          `${metadata.uid} ${name}`,
          `${name} of ${metadata.name}: ${restartCount} times, last by ${reason}, exit code ${exitCode}`,
        );
      }
  }

  /** One for each container, with how often and why the last time. */
  get texts(): readonly string[] {
    return [...this.#texts.values()];
  }
}
