import { kubectlArguments, kubectlIn, release } from '@propalpes/local/on-kubernetes/release';
import type { Access } from '@propalpes/local/on-kubernetes/target';
import { Fault } from '@propalpes/local/process/fault';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { Restarts, type PodOfContainers } from './restarts.js';

/** Longer than any trial: after that the API server ends it. */
const WATCHED_SECONDS = 4 * 3_600;

const path = `/api/v1/namespaces/${release}/pods?watch=true&timeoutSeconds=${WATCHED_SECONDS}`;

interface Change {
  readonly object: PodOfContainers;
}

/** Is told of every change of a pod: whoever asks in the end hears nothing of those that were replaced before. */
export class RestartWatch {
  readonly #restarts = new Restarts();
  readonly #process: ManagedProcess;

  private constructor(
    access: Access,
    /** Uids: for what came before, a trial is not to blame. */
    private readonly old: readonly string[],
  ) {
    this.#process = new ManagedProcess({
      name: 'watch of the pods',
      command: access.kubectl,
      args: kubectlArguments(access, ['get', `--raw=${path}`]),
      env: { ...process.env, ...access.env },
      ready: () => Promise.resolve(),
      graceMs: 2_000,
      line: (text) => {
        if (text.startsWith('{')) this.#note(JSON.parse(text) as Change);
      },
    });
  }

  static async start(access: Access): Promise<RestartWatch> {
    const old = await kubectlIn(access, ['get', 'pods', '--output=jsonpath={.items[*].metadata.uid}']);
    const watch = new RestartWatch(access, old.split(' '));
    await watch.#process.start();
    return watch;
  }

  /** Of pods that were made since it began. Throws when it may have missed some. */
  seen(): readonly string[] {
    if (this.#process.exit === undefined) throw new Fault('The watch of the pods has ended too early.');
    return this.#restarts.texts;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  #note({ object }: Change): void {
    if (!this.old.includes(object.metadata.uid)) this.#restarts.note([object]);
  }
}
