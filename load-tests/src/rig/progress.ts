import { seconds, type Say } from '@propalpes/local/process/progress';

/** Says on stderr what goes on, and how long after the start. */
export function progress(): Say {
  const started = performance.now();
  return (text) => {
    console.error(`[${seconds(performance.now() - started).padStart(8)}] ${text}`);
  };
}
