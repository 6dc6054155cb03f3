import { setTimeout as pause } from 'node:timers/promises';

/**
 * What `probe` answers as soon as it answers something: asks again and again for at most `withinMs`.
 *
 * A probe that throws has not answered yet; the last reason becomes part of the error.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let reason: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      reason = error;
    }
    await pause(20);
  }
  throw new Error(`${what}: not within ${withinMs} ms`, { cause: reason });
}
