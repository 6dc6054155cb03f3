type Checks = Map<string, () => boolean>;

export interface HealthState {
  readonly holds: boolean;
  readonly checks: Readonly<Record<string, boolean>>;
}

/** What decides whether this process should get traffic, and whether it should be replaced. */
export class Health {
  readonly #ready: Checks = new Map();
  readonly #alive: Checks = new Map();

  /** Adds a named condition; the service is ready when all of them hold. */
  check(name: string, holds: () => boolean): this {
    this.#ready.set(name, holds);
    return this;
  }

  /** As `check`, until it has held once: for what may be away again without taking the service along. */
  checkOnce(name: string, holds: () => boolean): this {
    let held = false;
    return this.check(name, () => (held ||= holds()));
  }

  /** Adds a named condition without which only a restart helps; never one that depends on another process. */
  checkAlive(name: string, holds: () => boolean): this {
    this.#alive.set(name, holds);
    return this;
  }

  /** Not ready any more, for good: called when the stop begins. */
  stop(): void {
    this.check('running', () => false);
  }

  readiness(): HealthState {
    return stateOf(this.#ready);
  }

  liveness(): HealthState {
    return stateOf(this.#alive);
  }
}

function stateOf(all: Checks): HealthState {
  const checks = Object.fromEntries([...all].map(([name, holds]) => [name, holds()]));
  return { holds: Object.values(checks).every(Boolean), checks };
}
