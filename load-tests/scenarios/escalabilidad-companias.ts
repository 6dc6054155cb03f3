import type { Options } from 'k6/options';
import { arrivals } from '../lib/arrivals.ts';
import { ask, impatient } from '../lib/mutation.ts';
import { newCompania, serialOf } from '../lib/samples.ts';
import { settings } from '../lib/settings.ts';
import { writeSummary } from '../lib/summary.ts';

const { rate, seconds, spike, acceptedP95Ms } = settings.profile.companias;

/** Companies at a constant rate, and for a while at a multiple of it. */
export const options: Options = {
  scenarios: {
    steady: arrivals({ rate, seconds, exec: 'registerSteadily' }),
    spike: arrivals({
      rate: rate * (spike.times - 1),
      seconds: spike.seconds,
      after: spike.after,
      exec: 'registerInSpike',
    }),
  },
  thresholds: {
    acceptance_time: [`p(95)<${acceptedP95Ms}`],
    errors: ['rate<0.001'],
    dropped_iterations: ['count==0'],
    unclear_answers: ['count==0'],
  },
};

export function registerSteadily(): void {
  ask(newCompania(serialOf(0)), impatient);
}

export function registerInSpike(): void {
  ask(newCompania(serialOf(1)), impatient);
}

export const handleSummary = writeSummary;
