import type { Say } from '@propalpes/local/process/progress';
import type { Cluster } from './cluster.js';
import { RestartWatch } from './restart-watch.js';

export type Trial<T extends object> = (cluster: Cluster, say: Say, args: readonly string[]) => Promise<T>;

/** What a trial has found, and a text for each container of its release that was started again meanwhile. */
export type WithRestarts<T> = T & { readonly restarts: readonly string[] };

/** The same trial, of which the restarts are told, too. */
export const watched =
  <T extends object>(trial: Trial<T>): Trial<WithRestarts<T>> =>
  async (cluster, say, args) => {
    const watch = await RestartWatch.start(cluster.access);
    try {
      const found = await trial(cluster, say, args);
      return { ...found, restarts: watch.seen() };
    } finally {
      await watch.stop();
    }
  };
