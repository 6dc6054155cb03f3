export type Say = (text: string) => void;

/** Says what is done and how long it took. Resolves with what `work` resolves with. */
export async function step<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: done in ${seconds(performance.now() - started)}`);
  return result;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
