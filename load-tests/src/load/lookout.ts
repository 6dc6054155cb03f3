import { setTimeout as pause } from 'node:timers/promises';

/** Longer than any outage of a run. */
const OVER_WITHIN_MS = 900_000;
const LOOK_EVERY_MS = { min: 200, max: 3000 };
const ANSWER_WITHIN_MS = 3000;

const open = ['EN_CURSO', 'COMPENSANDO'];

/** A client that wants to know what became of an operation. */
export class Lookout {
  private turn = 0;

  /** `replicas`: of auditoria. */
  constructor(private readonly replicas: readonly string[]) {}

  /** Resolves when the operation is over. Rejects when it never is. */
  async over(operacionId: string): Promise<void> {
    const deadline = performance.now() + OVER_WITHIN_MS;
    for (let every = LOOK_EVERY_MS.min; !(await this.isOver(operacionId)); every *= 1.5) {
      if (performance.now() > deadline) throw new Error(`operation ${operacionId} does not end`);
      await pause(Math.min(every, LOOK_EVERY_MS.max));
    }
  }

  private async isOver(operacionId: string): Promise<boolean> {
    this.turn += 1;
    const replica = this.replicas[this.turn % this.replicas.length] ?? '';
    try {
      const response = await fetch(`${replica}/auditoria/operaciones/${operacionId}`, {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (!response.ok) return false;
      const { estado } = (await response.json()) as { readonly estado: string };
      return !open.includes(estado);
    } catch {
      // It is away: the next look tells.
      return false;
    }
  }
}
