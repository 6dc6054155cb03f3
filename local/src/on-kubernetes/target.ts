import type { Say } from '../process/progress.js';

/** What kubectl and Helm need to reach a cluster. */
export interface Access {
  /** The program to call. */
  readonly kubectl: string;
  readonly env: Readonly<Record<string, string>>;
  /** The context to use, where the kubeconfig is the user's and has many. */
  readonly context?: string;
}

/** A cluster that PropAlpes is deployed to. */
export interface Target {
  /** As CONTEXT names it. */
  readonly name: string;
  /** What is different there: a file beside the values of the chart `propalpes`. */
  readonly values: string;
  /** Where it has images from: ours are given to it, those of the platform too where it cannot pull any, or all come from a registry. */
  readonly images: 'given' | 'all given' | { readonly from: string };
  readonly access: Access;
  /** Makes the cluster unless it is there, and resolves when it takes pods. */
  up(say: Say): Promise<void>;
  /** Takes it away with all that runs on it. */
  down(say: Say): Promise<void>;
  /** Gives it an image that is in a docker-archive. */
  load(archive: string): Promise<void>;
}
