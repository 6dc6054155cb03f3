import type { Stack } from '@propalpes/local/stack/stack';
import { services } from '@propalpes/local/supervisor/services';
import { Outcomes } from './end-to-end/outcomes.js';
import { startServices, stopServices, urlOf, type Running } from './processes.js';

/** Every service, and somebody who hears of the end of every operation. */
export interface System {
  /** Of the BFF. */
  readonly url: string;
  readonly running: readonly Running[];
  readonly outcomes: Outcomes;
}

/** Starts every service against the stack for as long as the work lasts. */
export async function withSystem<T>(stack: Stack, work: (system: System) => Promise<T>): Promise<T> {
  const running = await startServices(stack, ...services.map(({ name }) => name));
  const outcomes = await Outcomes.listen(stack);
  try {
    return await work({ url: urlOf(running, 'bff-web'), running, outcomes });
  } finally {
    await outcomes.close();
    await stopServices(running);
  }
}
