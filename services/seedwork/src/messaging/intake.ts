import { unlessAborted } from '../runtime/unless-aborted.js';

/** Bounds how much is taken in and not yet given back: `enter` waits for room, `leave` makes it. */
export class Intake {
  private taken = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly capacity: number) {}

  /** For one caller at a time. Rejects when the signal aborts while there is no room: no place is taken then. */
  async enter(signal: AbortSignal): Promise<void> {
    while (this.taken >= this.capacity)
      await unlessAborted(signal, new Promise<void>((resolve) => (this.wake = resolve)));
    this.taken += 1;
  }

  leave(): void {
    this.taken -= 1;
    this.wake?.();
  }

  get size(): number {
    return this.taken;
  }
}
