import type { Image } from '../images/build-images.js';
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
  /** Which images it is given: ours, or those of the platform, too, where it can pull none. */
  readonly images: 'ours' | 'all';
  /** Where it pulls ours from, if not from its own store. */
  readonly registry?: string;
  /** Why it can be given no image, where that is so, and what to do. */
  readonly takesNoImages?: string;
  readonly access: Access;
  /** Makes the cluster unless it is there, and resolves when it takes pods. */
  up(say: Say): Promise<void>;
  /** Takes it away with all that runs on it. */
  down(say: Say): Promise<void>;
  /** Gives it an image. */
  load(image: Image): Promise<void>;
}
