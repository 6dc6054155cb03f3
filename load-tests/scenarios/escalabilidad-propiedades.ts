import type { Options } from 'k6/options';
import { registerLandlords } from '../lib/landlords.ts';
import { ask, impatient } from '../lib/mutation.ts';
import { follow } from '../lib/operation.ts';
import { newPropiedad, serialOf } from '../lib/samples.ts';
import { settings } from '../lib/settings.ts';
import { writeSummary } from '../lib/summary.ts';

const { from, to, seconds, endToEndP95Ms, most, breakpointSeconds } = settings.profile.propiedades;
const { breakpoint } = settings;
const peak = breakpoint ? most : to;
/** As many as are followed at once where each takes as long as it may, and half as many more. */
const followers = Math.ceil(peak * (endToEndP95Ms / 1000) * 1.5);

/** More and more properties, each followed to its end; to find the knee, until they take too long. */
export const options: Options = {
  scenarios: {
    ramp: {
      executor: 'ramping-arrival-rate',
      startRate: from,
      timeUnit: '1s',
      stages: [{ target: peak, duration: `${breakpoint ? breakpointSeconds : seconds}s` }],
      preAllocatedVUs: followers,
      maxVUs: followers * 4,
      gracefulStop: '90s',
    },
  },
  thresholds: {
    end_to_end_time: [
      { threshold: `p(95)<${endToEndP95Ms}`, abortOnFail: breakpoint, delayAbortEval: '10s' },
    ],
    ...(!breakpoint && {
      errors: ['rate<0.001'],
      dropped_iterations: ['count==0'],
      ended_well: ['rate==1'],
      unclear_answers: ['count==0'],
    }),
  },
};

export const setup = registerLandlords;

export default function (nits: readonly string[]): void {
  const began = Date.now();
  const operacion = ask(newPropiedad(serialOf(0), nits), impatient);
  if (operacion !== undefined) follow(operacion, began);
}

export const handleSummary = writeSummary;
