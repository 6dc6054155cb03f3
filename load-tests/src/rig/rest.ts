import { setTimeout as pause } from 'node:timers/promises';

/** Resolves after so many ms, or as soon as the signal aborts. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
