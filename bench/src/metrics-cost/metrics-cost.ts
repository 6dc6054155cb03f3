import { fileURLToPath } from 'node:url';
import type { Stack } from '@propalpes/local/stack/stack';
import { median, type Figure } from '../figure.js';
import { inTurn, ratiosOf } from '../in-turn.js';

const program = fileURLToPath(new URL('./worker.js', import.meta.url));

/** The handler loop with its metrics against the same without, in turn, by the processor time that a message takes. */
export async function metricsCost(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  const purposes = ['loud', 'silent'] as const;
  const { loud, silent } = await inTurn({ what: 'metrics', program, purposes }, stack, say);
  return [
    {
      name: 'm) handler loop with ÷ without metrics',
      value: median(ratiosOf(loud, silent)),
      unit: 'CPU',
      bar: { atMost: 1.05 },
    },
    { name: 'm) handler loop with metrics', value: median(loud), unit: 'µs CPU/message' },
    { name: 'm) handler loop without', value: median(silent), unit: 'µs CPU/message' },
  ];
}
