/** A named condition, and whether it has held since the process began. */
class Check {
  private held = false;

  constructor(private readonly holdsNow: () => boolean) {}

  holds(): boolean {
    const holds = this.holdsNow();
    this.held ||= holds;
    return holds;
  }

  get hasHeld(): boolean {
    return this.held;
  }
}

export interface HealthState {
  readonly holds: boolean;
  /** What holds now. */
  readonly checks: Readonly<Record<string, boolean>>;
}

const NONE: ReadonlySet<string> = new Set();

/** What decides whether this process should get traffic, and whether it should be replaced. */
export class Health {
  readonly #ready = new Map<string, Check>();
  readonly #alive = new Map<string, Check>();

  /** Adds a named condition; the service is ready when all of them hold. */
  check(name: string, holds: () => boolean): this {
    this.#ready.set(name, new Check(holds));
    return this;
  }

  /** Adds a named condition without which only a restart helps; never one that depends on another process. */
  checkAlive(name: string, holds: () => boolean): this {
    this.#alive.set(name, new Check(holds));
    return this;
  }

  /** Not ready any more, for good: called when the stop begins. */
  stop(): void {
    this.check('running', () => false);
  }

  /** @param once names of conditions that need not hold any more when they have held: they suffice to begin with */
  readiness(once: ReadonlySet<string> = NONE): HealthState {
    return stateOf(this.#ready, once);
  }

  liveness(): HealthState {
    return stateOf(this.#alive);
  }
}

function stateOf(all: ReadonlyMap<string, Check>, once = NONE): HealthState {
  const checks = Object.fromEntries([...all].map(([name, check]) => [name, check.holds()]));
  const holds = [...all].every(([name, check]) => checks[name] === true || (once.has(name) && check.hasHeld));
  return { holds, checks };
}
