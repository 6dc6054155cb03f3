import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { arrivals } from '../lib/arrivals.ts';
import { attack } from '../lib/attacks.ts';
import { ask, impatient } from '../lib/mutation.ts';
import { newCompania, serialOf } from '../lib/samples.ts';
import { settings } from '../lib/settings.ts';
import { writeSummary } from '../lib/summary.ts';

const { rate, quietSeconds, attackSeconds, attacksPerSecond } = settings.profile.hostile;

/** Clients who mean well, first among themselves and then among others. */
export const options: Options = {
  scenarios: {
    quiet: arrivals({ rate, seconds: quietSeconds, exec: 'registerInQuiet' }),
    attacked: arrivals({ rate, seconds: attackSeconds, after: quietSeconds, exec: 'registerUnderAttack' }),
    attack: arrivals({
      rate: attacksPerSecond,
      seconds: attackSeconds,
      after: quietSeconds,
      exec: 'attackOnce',
    }),
  },
  thresholds: {
    // what the runner compares with each other
    'acceptance_time{scenario:quiet}': ['p(95)>=0'],
    'acceptance_time{scenario:attacked}': ['p(95)>=0'],
    errors: ['rate<0.001'],
    turned_away: ['rate==1'],
    unclear_answers: ['count==0'],
  },
};

export function registerInQuiet(): void {
  ask(newCompania(serialOf(0)), impatient);
}

export function registerUnderAttack(): void {
  ask(newCompania(serialOf(1)), impatient);
}

export function attackOnce(): void {
  attack(exec.scenario.iterationInTest);
}

export const handleSummary = writeSummary;
