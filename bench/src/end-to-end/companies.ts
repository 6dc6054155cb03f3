import type { Stack } from '@propalpes/local/stack/stack';
import type { Figure } from '../figure.js';
import { crearCompania } from '../mutations.js';
import { withSystem } from '../system.js';
import { memory, withCosts } from './costs.js';
import { saturate, steady } from './pace.js';

const COMPANIES = 10_000;

/** What the Python original accepted on such a machine, however many clients asked. */
const ORIGINAL_PER_SECOND = 95;

/** From `crearCompania` to `COMPLETADA`: as fast as it goes, and at a steady rate; and what memory it takes. */
export async function companies(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  return withSystem(stack, async ({ url, running, outcomes }) => {
    const subject = { url, mutate: crearCompania, outcomes };
    const name = 'd) crearCompania → COMPLETADA';
    await saturate(subject, 500);
    const idle = await memory('d)', running, 'idle');
    const [p50, p99] = await steady(subject, 20, name);
    const faster = await steady(subject, 50, name);
    const { result, costs } = await withCosts({ prefix: 'd)', stack, running }, COMPANIES, () =>
      saturate(subject, COMPANIES),
    );
    say(`crearCompania, saturated: ${Math.round(result)} operations a second`);
    return [
      {
        name: `${name}, saturated`,
        value: result,
        unit: 'operations/s',
        bar: { atLeast: ORIGINAL_PER_SECOND * 20 },
      },
      ...costs,
      { ...p50, bar: { atMost: 14 } },
      { ...p99, bar: { atMost: 38 } },
      ...faster,
      ...idle,
      ...(await memory('d)', running, `after ${COMPANIES} companies`)),
    ];
  });
}
