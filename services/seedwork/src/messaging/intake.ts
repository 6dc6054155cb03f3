/** Bounds how much is taken in and not yet given back: `enter` waits for room, `leave` makes it. */
export class Intake {
  private taken = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly capacity: number) {}

  /** For one caller at a time. */
  async enter(): Promise<void> {
    while (this.taken >= this.capacity) await new Promise<void>((resolve) => (this.wake = resolve));
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
