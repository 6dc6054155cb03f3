import type { Options } from 'k6/options';
import { arrivals } from '../lib/arrivals.ts';
import { change as makeOneChange, prepare, type Ground } from '../lib/mixed.ts';
import { patient } from '../lib/mutation.ts';
import { readPage } from '../lib/reads.ts';
import { settings } from '../lib/settings.ts';
import { writeSummary } from '../lib/summary.ts';

const { mutations, reads } = settings.profile.disponibilidad;
const seconds = settings.minutes * 60;

/** A steady load of clients who are patient, while parts of the system are taken away and given back. */
export const options: Options = {
  scenarios: {
    mutations: arrivals({ rate: mutations, seconds, exec: 'change', patienceSeconds: 80 }),
    reads: arrivals({ rate: reads, seconds, exec: 'read', patienceSeconds: 20 }),
  },
  thresholds: {
    accepted: ['rate==1'],
    dropped_iterations: ['count<10'],
    unclear_answers: ['count==0'],
  },
};

export const setup = prepare;

export function change(ground: Ground): void {
  makeOneChange(ground, patient);
}

export const read = readPage;

export const handleSummary = writeSummary;
