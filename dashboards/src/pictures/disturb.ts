import { setTimeout as pause } from 'node:timers/promises';
import { inject } from '@propalpes/load-tests/faults/inject';
import type { FaultSpan } from '@propalpes/load-tests/faults/timeline';
import { everyReplica } from '@propalpes/load-tests/rig/replicas';
import { Fault } from '@propalpes/local/process/fault';
import { lastingTimeout } from '@propalpes/local/process/lasting-timeout';
import type { Say } from '@propalpes/local/process/progress';
import type { System } from '../live/system.js';
import { planFaults } from './plan.js';

/** Four scrapes see a fault, and a rate over 30 s has nearly forgotten it when the next one comes. */
const pace = { faultSeconds: 20, restSeconds: 25, wideRestSeconds: 30 };

/** How the system is when all is over belongs to the picture. */
const calmMs = 40_000;

/** Twice as long as it takes. */
const withinMs = 900_000;

/** Takes one part after the other away. Rejects unless each came to pass and all was well again: the pictures would lie. */
export async function disturb(system: System, say: Say): Promise<FaultSpan[]> {
  const planned = planFaults(system);
  const recovered = () => Promise.all(everyReplica(system.fleet).map((it) => it.ready()));
  const spans = await inject(planned, pace, { recovered, say }, lastingTimeout(withinMs));
  const done = spans.filter(({ failure }) => failure === undefined);
  if (done.length < planned.length)
    throw new Fault(`Only ${done.length} of ${planned.length} faults came to pass as planned.`);
  await pause(calmMs);
  return done;
}
