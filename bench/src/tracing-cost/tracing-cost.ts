import { fileURLToPath } from 'node:url';
import type { Stack } from '@propalpes/local/stack/stack';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { median, type Figure } from '../figure.js';
import { inTurn, ratiosOf } from '../in-turn.js';
import { openCollector } from './collector.js';

const program = fileURLToPath(new URL('./worker.js', import.meta.url));
const SAMPLING = 0.1;

let sent = 0;

/** As the BFF sends them: it has decided which part is seen. */
function traceparent(): string {
  sent += 1;
  return sent % (1 / SAMPLING) === 0 ? newTraceparent().replace(/00$/, '01') : newTraceparent();
}

/** The handler loop with traces on, off, and without their code, in turn, by the processor time that a message takes. */
export async function tracingCost(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  const collector = await openCollector();
  const env = { TRACES_OTLP_URL: collector.url };
  try {
    const purposes = ['absent', 'off', 'on'] as const;
    const used = await inTurn({ what: 'traces', program, purposes, env, traceparent }, stack, say);
    const { absent, off, on } = used;
    return [
      {
        name: 't) handler loop, traces off ÷ no traces in the code',
        value: median(ratiosOf(off, absent)),
        unit: 'CPU',
        bar: { atMost: 1.05 },
      },
      {
        name: 't) handler loop, traces on at 10 % ÷ off',
        value: median(ratiosOf(on, off)),
        unit: 'CPU',
        bar: { atMost: 1.1 },
      },
      { name: 't) handler loop, traces on at 10 %', value: median(on), unit: 'µs CPU/message' },
      { name: 't) requests that the collector got', value: collector.requests(), unit: 'requests' },
    ];
  } finally {
    await collector.close();
  }
}
