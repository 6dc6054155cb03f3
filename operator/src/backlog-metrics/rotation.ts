import { setTimeout as delay } from 'node:timers/promises';

import { unlessAborted } from '@propalpes/seedwork/runtime/unless-aborted';
import type { Logger } from 'pino';

import type { AggregatedServer } from './aggregated-server.js';
import { readCredentials, sameCredentials, type Credentials, type CredentialSources } from './credentials.js';
import type { BacklogMetrics } from './metrics.js';

export interface RotationOptions {
  readonly sources: CredentialSources;
  readonly server: Pick<AggregatedServer, 'use'>;
  readonly everyMs: number;
  readonly metrics: BacklogMetrics;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
}

/**
 * Looks at certificate, key and CA again and again until the signal, and applies what has changed. What cannot be
 * read or does not fit together, as in the middle of a change, leaves the former ones at work. A stop waits for no look.
 */
export async function rotate(first: Credentials, options: RotationOptions): Promise<void> {
  const { sources, server, everyMs, metrics, log, signal } = options;
  let current = first;
  for (;;) {
    // The only way that this delay rejects is the signal.
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const next = await unlessAborted(signal, readCredentials(sources));
      if (sameCredentials(current, next)) {
        metrics.refreshes.inc({ result: 'unchanged' });
        continue;
      }
      server.use(next);
      current = next;
      metrics.refreshes.inc({ result: 'applied' });
      log.info('the credentials of the metrics API have changed');
    } catch (error) {
      if (error === signal.reason) return;
      metrics.refreshes.inc({ result: 'failed' });
      log.warn({ err: error }, 'the credentials of the metrics API stay as they are');
    }
  }
}
