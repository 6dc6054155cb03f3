import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { median, type Figure } from './figure.js';

const ROUND_TRIPS = 5000;

/** For all of them. */
const WITHIN_MS = 60_000;

/**
 * What the machine itself takes to hand one byte to another process and get it back: what everything else here is made
 * of. Rates and latencies of two runs compare only where this does.
 */
export async function machine(): Promise<Figure[]> {
  const echo = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
  const signal = AbortSignal.timeout(WITHIN_MS);
  const took: number[] = [];
  for (let done = 0; done < ROUND_TRIPS; done += 1) {
    const began = performance.now();
    echo.stdin.write('.');
    await once(echo.stdout, 'data', { signal });
    took.push((performance.now() - began) * 1000);
  }
  echo.stdin.end();
  await once(echo, 'close', { signal });
  return [{ name: 'machine) one byte to another process and back', value: median(took), unit: 'µs' }];
}
