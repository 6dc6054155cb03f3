export type Say = (text: string) => void;

export interface Reminders {
  readonly everyMs?: number;
  /** How far the work has come, in a few words. */
  readonly soFar?: () => Promise<string>;
}

/** Says what is done, each minute that it is still being done, and how long it took. Resolves with what `work` resolves with. */
export async function step<T>(
  say: Say,
  what: string,
  work: () => Promise<T>,
  { everyMs = 60_000, soFar }: Reminders = {},
): Promise<T> {
  const started = performance.now();
  const taken = () => seconds(performance.now() - started);
  say(`${what} …`);
  let over = false;
  const remind = async (): Promise<void> => {
    // who cannot tell how far it has come is at it all the same
    const far = await soFar?.().catch(() => undefined);
    if (!over) say(`${what}: still at it after ${taken()}${far === undefined ? '' : `, ${far}`}`);
  };
  const reminder = setInterval(() => void remind(), everyMs);
  try {
    const result = await work();
    say(`${what}: done in ${taken()}`);
    return result;
  } finally {
    over = true;
    clearInterval(reminder);
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
