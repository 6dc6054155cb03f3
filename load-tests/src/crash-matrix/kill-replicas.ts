import { setTimeout as pause } from 'node:timers/promises';
import { describeExit } from '@propalpes/local/process/managed-process';
import { seconds } from '@propalpes/local/process/progress';
import type { Deaths } from '../rig/deaths.js';
import { cellName, type Kill } from './plan.js';
import type { Replica } from '../rig/replica.js';

/** How long a point may take to be passed as often as planned. */
const FIRES_WITHIN_MS = 90_000;

/** How often a point is waited for in all; again only after all others. */
const CHANCES = 3;

/** Kills the replicas of one service, each again as soon as it is back, until nothing is left of the plan. */
export async function killReplicas(
  replicas: readonly Replica[],
  kills: readonly Kill[],
  deaths: Deaths,
): Promise<void> {
  const left = kills.map((kill) => ({ kill, chances: CHANCES }));
  await Promise.all(
    replicas.map(async (replica) => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { kill, chances } = next;
        if (await isCarriedOut(replica, kill, deaths)) continue;
        if (chances > 1) left.push({ kill: { ...kill, hit: 1 }, chances: chances - 1 });
        else deaths.failed(cellName(kill), `no replica passed the point in ${CHANCES * FIRES_WITHIN_MS} ms`);
      }
      await restart(replica);
    }),
  );
}

/** False where the point was not passed in time. */
async function isCarriedOut(replica: Replica, kill: Kill, deaths: Deaths): Promise<boolean> {
  await replica.stop();
  const started = performance.now();
  const { exited } = await replica.start(kill);
  const expiry = new AbortController();
  const exit = await Promise.race([
    exited,
    pause(FIRES_WITHIN_MS, undefined, { signal: expiry.signal }).catch(() => undefined),
  ]);
  expiry.abort();
  if (!exit) return false;
  const lived = seconds(performance.now() - started);
  const cell = cellName(kill);
  if (exit.signal === 'SIGKILL') {
    const what = `${replica.name} killed at ${kill.point}:${kill.message}, hit ${kill.hit}, after ${lived}`;
    deaths.happened(cell, what);
  } else {
    deaths.failed(cell, `${replica.name} stopped by itself: ${describeExit(exit)}`);
  }
  return true;
}

async function restart(replica: Replica): Promise<void> {
  await replica.stop();
  await replica.start();
  await replica.ready();
}
