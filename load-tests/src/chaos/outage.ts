import { setTimeout as pause } from 'node:timers/promises';
import type { Field } from '../rig/run.js';

/** What goes on while everything else is away. */
const STAYS = 'bff-web';

/** Everything but the broker, the database and the BFF is away for so long, and comes back. */
export const beingAway =
  (seconds: number) =>
  async ({ fleet, journal, deaths }: Field): Promise<void> => {
    const away = [...fleet].flatMap(([service, replicas]) => (service === STAYS ? [] : replicas));
    await Promise.all(away.map((replica) => replica.kill()));
    const before = journal.acceptedSoFar;
    await pause(seconds * 1000);
    const accepted = journal.acceptedSoFar - before;
    await Promise.all(away.map((replica) => replica.start()));
    await Promise.all(away.map((replica) => replica.ready()));
    if (accepted > 0) deaths.happened('outage', `${accepted} operations accepted in ${seconds} s of outage`);
    else deaths.failed('outage', 'nothing was accepted meanwhile');
  };
