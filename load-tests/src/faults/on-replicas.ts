import type { Replica } from '../rig/replica.js';
import type { PlannedFault } from './fault.js';

const fault = (
  verb: string,
  replica: Replica,
  hands: Pick<PlannedFault, 'strike' | 'heal'>,
): PlannedFault => ({
  what: `${verb} ${replica.name}`,
  target: { kind: 'service', name: replica.name },
  ...hands,
});

/** SIGKILL: it is gone at once, and comes back when it is healed. */
export const kill = (replica: Replica): PlannedFault =>
  fault('kill', replica, { strike: () => replica.kill(), heal: () => startAgain(replica) });

/** SIGTERM: it ends in order. */
export const stop = (replica: Replica): PlannedFault =>
  fault('stop', replica, { strike: () => replica.stop(), heal: () => startAgain(replica) });

/** SIGSTOP: its connections stay open and nobody answers, as in a long collection of garbage. */
export const pause = (replica: Replica): PlannedFault =>
  fault('pause', replica, {
    strike: () => {
      replica.freeze();
      return Promise.resolve();
    },
    heal: async () => {
      replica.thaw();
      await replica.ready();
    },
  });

async function startAgain(replica: Replica): Promise<void> {
  await replica.start();
  await replica.ready();
}
