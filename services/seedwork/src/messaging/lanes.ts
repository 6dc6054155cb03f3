import pLimit, { type LimitFunction } from 'p-limit';

/**
 * Runs tasks serially per key and in parallel across keys, at most `width` at once.
 *
 * A task must not reject: it owns its failures.
 */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly limit: LimitFunction;

  constructor(width: number) {
    this.limit = pLimit(width);
  }

  /** Resolves when the task is over. */
  run(key: string, task: () => Promise<void>): Promise<void> {
    const turn = (this.tails.get(key) ?? Promise.resolve()).then(() => this.limit(task));
    this.tails.set(key, turn);
    return turn.finally(() => {
      if (this.tails.get(key) === turn) this.tails.delete(key);
    });
  }

  /** Keys with a task running or waiting. */
  get busy(): number {
    return this.tails.size;
  }

  /** Resolves when every task given so far is over. */
  async idle(): Promise<void> {
    await Promise.all(this.tails.values());
  }
}
