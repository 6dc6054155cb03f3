/** Times `count` pieces of work from the first beginning to the last end. */
export function countdown(count: number) {
  let started: number | undefined;
  let left = count;
  let resolve: (perSecond: number) => void;
  const finished = new Promise<number>((done) => (resolve = done));
  return {
    /** Pieces a second. */
    finished,
    begin: (): void => {
      started ??= performance.now();
    },
    end: (): void => {
      left -= 1;
      if (left === 0) resolve((count / (performance.now() - (started ?? 0))) * 1000);
    },
  };
}
