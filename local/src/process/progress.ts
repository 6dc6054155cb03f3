export type Say = (text: string) => void;

/** Says what is done, each minute that it is still being done, and how long it took. Resolves with what `work` resolves with. */
export async function step<T>(say: Say, what: string, work: () => Promise<T>, everyMs = 60_000): Promise<T> {
  const started = performance.now();
  const taken = () => seconds(performance.now() - started);
  say(`${what} …`);
  const reminder = setInterval(() => {
    say(`${what}: still at it after ${taken()}`);
  }, everyMs);
  try {
    const result = await work();
    say(`${what}: done in ${taken()}`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
