import { setTimeout as pause } from 'node:timers/promises';
import { describeExit } from '@propalpes/local/process/managed-process';
import { seconds } from '@propalpes/local/process/progress';
import type { Deaths } from '../rig/deaths.js';
import { cellName, type Kill } from './plan.js';
import type { Replica } from '../rig/replica.js';

/** How long a point may take to be passed as often as planned. */
const FIRES_WITHIN_MS = 90_000;

/** Kills the replicas of one service, each again as soon as it is back, until nothing is left of the plan. */
export async function killReplicas(
  replicas: readonly Replica[],
  kills: readonly Kill[],
  deaths: Deaths,
): Promise<void> {
  const left = [...kills];
  await Promise.all(
    replicas.map(async (replica) => {
      for (let kill = left.shift(); kill; kill = left.shift()) await carryOut(replica, kill, deaths);
      await restart(replica);
    }),
  );
}

async function carryOut(replica: Replica, kill: Kill, deaths: Deaths): Promise<void> {
  await replica.stop();
  const started = performance.now();
  const { exited } = await replica.start(kill);
  const expiry = new AbortController();
  const exit = await Promise.race([
    exited,
    pause(FIRES_WITHIN_MS, undefined, { signal: expiry.signal }).catch(() => undefined),
  ]);
  expiry.abort();
  const cell = cellName(kill);
  const lived = seconds(performance.now() - started);
  // A point that few messages pass is passed by one of them.
  if (!exit && kill.hit > 1) return carryOut(replica, { ...kill, hit: 1 }, deaths);
  if (!exit) {
    deaths.failed(cell, `${replica.name} did not pass the point ${kill.hit} times in ${lived}`);
  } else if (exit.signal === 'SIGKILL') {
    deaths.happened(
      cell,
      `${replica.name} killed at ${kill.point}:${kill.message}, hit ${kill.hit}, after ${lived}`,
    );
  } else {
    deaths.failed(cell, `${replica.name} stopped by itself: ${describeExit(exit)}`);
  }
}

async function restart(replica: Replica): Promise<void> {
  await replica.stop();
  await replica.start();
  await replica.ready();
}
