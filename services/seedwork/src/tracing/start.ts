import type { Lifecycle } from '../runtime/lifecycle.js';
import type { TraceConfig } from './settings.js';

/**
 * Turns traces on where settings say so. Before anything that begins spans, so that at a stop what it ended is still sent.
 * The SDK is loaded here and nowhere else: a process without traces does without it.
 */
export async function startTraces(
  service: string,
  { TRACES_OTLP_URL: url, TRACES_SAMPLING: sampling }: TraceConfig,
  { log, onStop }: Pick<Lifecycle, 'log' | 'onStop'>,
): Promise<void> {
  if (url === undefined || sampling === 0) return;
  const { openSdk } = await import('./sdk.js');
  const sdk = openSdk({ service, url, sampling, log });
  onStop('traces', () => sdk.close());
  log.info({ sampling }, 'traces are on');
}
