/** What decides whether this process should get traffic. */
export class Health {
  readonly #checks = new Map<string, () => boolean>();

  /** Adds a named condition; the service is ready when all of them hold. */
  check(name: string, holds: () => boolean): this {
    this.#checks.set(name, holds);
    return this;
  }

  /** Not ready any more, for good: called when the stop begins. */
  stop(): void {
    this.check('running', () => false);
  }

  state(): { ready: boolean; checks: Record<string, boolean> } {
    const checks = Object.fromEntries([...this.#checks].map(([name, holds]) => [name, holds()]));
    return { ready: Object.values(checks).every(Boolean), checks };
  }
}
