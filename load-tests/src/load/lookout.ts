import { until } from '@propalpes/local/process/until';

/** Longer than any outage of a run. */
const OVER_WITHIN_MS = 900_000;
const LOOK_EVERY_MS = 300;
const ANSWER_WITHIN_MS = 3000;

const open = ['EN_CURSO', 'COMPENSANDO'];

/** A client that wants to know what became of an operation. */
export class Lookout {
  private turn = 0;

  /** `replicas`: of auditoria. */
  constructor(private readonly replicas: readonly string[]) {}

  /** Resolves when the operation is over. */
  over(operacionId: string): Promise<void> {
    return until(async () => this.isOver(operacionId), {
      what: `the end of operation ${operacionId}`,
      withinMs: OVER_WITHIN_MS,
      everyMs: LOOK_EVERY_MS,
    });
  }

  private async isOver(operacionId: string): Promise<boolean> {
    this.turn += 1;
    const replica = this.replicas[this.turn % this.replicas.length] ?? '';
    const response = await fetch(`${replica}/auditoria/operaciones/${operacionId}`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!response.ok) return false;
    const { estado } = (await response.json()) as { readonly estado: string };
    return !open.includes(estado);
  }
}
