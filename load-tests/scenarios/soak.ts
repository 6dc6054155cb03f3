import type { Options } from 'k6/options';
import { arrivals } from '../lib/arrivals.ts';
import { change as makeOneChange, prepare, type Ground } from '../lib/mixed.ts';
import { impatient } from '../lib/mutation.ts';
import { readPage } from '../lib/reads.ts';
import { settings } from '../lib/settings.ts';
import { writeSummary } from '../lib/summary.ts';

const { mutations, reads } = settings.profile.soak;
const seconds = settings.minutes * 60;

/** A steady load for as long as somebody wants to know what grows meanwhile. */
export const options: Options = {
  scenarios: {
    mutations: arrivals({ rate: mutations, seconds, exec: 'change' }),
    reads: arrivals({ rate: reads, seconds, exec: 'read' }),
  },
  thresholds: {
    errors: ['rate<0.001'],
    reads_answered: ['rate==1'],
    dropped_iterations: ['count==0'],
    unclear_answers: ['count==0'],
  },
};

export const setup = prepare;

export function change(ground: Ground): void {
  makeOneChange(ground, impatient);
}

export const read = readPage;

export const handleSummary = writeSummary;
