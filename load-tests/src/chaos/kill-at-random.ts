import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../rig/replica.js';
import { everyReplica } from '../rig/replicas.js';
import type { Field } from '../rig/run.js';

/** Longer than any replica takes to come back. */
const ACCEPTED_WITHIN_MS = 120_000;

/** Kills any replica every so many seconds and starts it again, until so many operations were accepted. */
export const killingAtRandom =
  (operations: number, everySeconds: number) =>
  async (field: Field): Promise<void> => {
    const { fleet, journal, random } = field;
    const replicas = everyReplica(fleet);
    let seen = 0;
    let seenAt = performance.now();
    while (journal.acceptedSoFar < operations) {
      await pause(everySeconds * 1000);
      await killAndStart(random.pick(replicas), field);
      if (journal.acceptedSoFar > seen) seenAt = performance.now();
      seen = journal.acceptedSoFar;
      if (performance.now() - seenAt > ACCEPTED_WITHIN_MS)
        throw new Error(`nothing was accepted for ${ACCEPTED_WITHIN_MS / 1000} s`);
    }
    await Promise.all(replicas.map((replica) => replica.ready()));
  };

async function killAndStart(replica: Replica, { deaths, journal }: Field): Promise<void> {
  const cell = `${replica.service} SIGKILL`;
  if (replica.isRunning) {
    await replica.kill();
    deaths.happened(cell, `${replica.name} killed, ${journal.acceptedSoFar} operations accepted`);
  } else {
    deaths.failed(cell, `${replica.name} had stopped by itself`);
  }
  await replica.start();
}
