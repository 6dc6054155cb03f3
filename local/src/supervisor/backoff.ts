/** How long to wait before a process that died is started again. */
export class Backoff {
  #waitMs = 0;

  constructor(private readonly limits = { firstMs: 500, mostMs: 30_000, forgetAfterMs: 60_000 }) {}

  /** Doubles from death to death, and begins anew after a run that lasted. */
  next(ranForMs: number): number {
    const { firstMs, mostMs, forgetAfterMs } = this.limits;
    this.#waitMs =
      this.#waitMs === 0 || ranForMs >= forgetAfterMs ? firstMs : Math.min(this.#waitMs * 2, mostMs);
    return this.#waitMs;
  }
}
