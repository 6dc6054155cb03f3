import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import { AggregatedServer } from './aggregated-server.js';
import { readCredentials, type CredentialSources } from './credentials.js';
import { createBacklogMetrics } from './metrics.js';
import type { Backlogs, DeclaredTopics } from './ports.js';
import { Readings } from './readings.js';
import { rotate } from './rotation.js';
import { answerRequest, type RoutesOptions } from './routes.js';

export interface BacklogMetricsOptions extends CredentialSources {
  readonly topics: DeclaredTopics;
  readonly backlogs: Backlogs;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly registry: Registry;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly limits?: Partial<BacklogMetricsLimits>;
}

/** Times in milliseconds. */
export interface BacklogMetricsLimits {
  /** How long a value of Pulsar may be used. */
  readonly intervalMs: number;
  /** How long Pulsar is left alone after a failure. */
  readonly failureMs: number;
  /** How long a handshake may take, and a request until all of it has arrived. */
  readonly arrivalMs: number;
  /** How long one request may wait for Kubernetes and Pulsar. */
  readonly answerMs: number;
  /** How often certificate, key and request-header CA are looked at. */
  readonly rotationMs: number;
  /** How long requests in hand may take when the server closes. */
  readonly closeMs: number;
}

export interface RunningBacklogMetrics {
  readonly url: string;
  /** Whether it takes requests. While Pulsar or Kubernetes is away it does, to say so to each HPA. */
  ready(): boolean;
  close(): Promise<void>;
}

const defaults: BacklogMetricsLimits = {
  intervalMs: 10_000,
  failureMs: 1_000,
  arrivalMs: 5_000,
  answerMs: 8_000,
  rotationMs: 10_000,
  closeMs: 5_000,
};

/**
 * Serves external.metrics.k8s.io/v1beta1, by which an HPA scales on the backlog of a subscription. Only the
 * aggregator of kube-apiserver may ask: it authenticates and authorizes a user before it asks on their behalf, so
 * there is no second review here. Rejects when the credentials cannot be read or the port is taken.
 */
export async function serveBacklogMetrics(options: BacklogMetricsOptions): Promise<RunningBacklogMetrics> {
  const limits = { ...defaults, ...options.limits };
  const metrics = createBacklogMetrics(options.registry);
  const routes: RoutesOptions = {
    topics: options.topics,
    readings: new Readings({ backlogs: options.backlogs, metrics, ...limits }),
    observeAge: (seconds) => {
      metrics.age.observe(seconds);
    },
    answerMs: limits.answerMs,
    onFault: (error) => {
      options.log.error({ err: error }, 'a request for a metric failed');
    },
  };
  const credentials = await readCredentials(options);
  const server = new AggregatedServer({
    credentials,
    arrivalMs: limits.arrivalMs,
    answer: (request) => answerRequest(routes, request),
    count: ({ outcome }) => {
      metrics.requests.inc({ outcome });
    },
  });
  const port = await server.listen(options.port, options.host);
  const stop = new AbortController();
  let closing: Promise<unknown> | undefined;
  const rotation = rotate(credentials, {
    sources: options,
    server,
    everyMs: limits.rotationMs,
    metrics,
    log: options.log,
    signal: stop.signal,
  });
  options.log.info({ port, host: options.host }, `the metrics API is listening on port ${port}`);
  return {
    url: `https://${options.host}:${port}`,
    ready: () => server.listening,
    close: () => {
      stop.abort();
      closing ??= Promise.all([server.close(limits.closeMs), rotation]);
      return closing.then(() => undefined);
    },
  };
}
