import type { Target } from './timeline.js';

/** Something that can be done to a part of the system, and undone. */
export interface PlannedFault {
  readonly what: string;
  readonly target: Target;
  readonly strike: () => Promise<void>;
  /** Resolves when the part is as it was. */
  readonly heal: () => Promise<void>;
}
