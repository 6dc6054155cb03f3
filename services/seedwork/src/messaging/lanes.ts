import pLimit, { type LimitFunction } from 'p-limit';

/**
 * Runs tasks serially per key; the work inside of them, at most `width` pieces at once over all keys.
 *
 * A task that waits for its next try takes no place from other keys: only its work does.
 */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly limit: LimitFunction;

  constructor(width: number) {
    this.limit = pLimit(width);
  }

  /** Resolves when the task is over. A task must not reject: it owns its failures. */
  run(key: string, task: () => Promise<void>): Promise<void> {
    const before = this.tails.get(key);
    const turn = before ? before.then(task) : task();
    this.tails.set(key, turn);
    return turn.finally(() => {
      if (this.tails.get(key) === turn) this.tails.delete(key);
    });
  }

  /** Works when there is room. */
  work<T>(work: () => Promise<T>): Promise<T> {
    return this.limit(work);
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
