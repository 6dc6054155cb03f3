import { context, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { withDeadline } from '../runtime/deadline.js';
import type { Log } from '../runtime/log.js';
import { TellingExporter } from './telling-exporter.js';
import { useTracer } from './tracer.js';

export interface SdkOptions {
  readonly service: string;
  readonly url: string;
  /** Of the traces that begin here, from 0 to 1. */
  readonly sampling: number;
  readonly log: Log;
  /** How long a collector may take for one batch. */
  readonly exportTimeoutMs?: number;
}

/** Spans that wait for the collector, at most: what comes meanwhile is dropped. */
export const QUEUE = 2048;
export const BATCH = 512;
const EVERY_MS = 2000;
/** A part of the grace period of a stop. */
const FLUSH_MS = 2000;

/** Nothing of a span grows with what somebody sends. */
const spanLimits = {
  attributeCountLimit: 32,
  attributeValueLengthLimit: 256,
  eventCountLimit: 16,
  linkCountLimit: 16,
};

/** Opens what makes spans and sends them to a collector; it waits for nobody and nobody waits for it. */
export function openSdk({ service, url, sampling, log, exportTimeoutMs = 5000 }: SdkOptions) {
  const exporter = new TellingExporter(new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs }), log);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes(resourceOf(service)),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampling) }),
    spanLimits,
    spanProcessors: [
      new BatchSpanProcessor(exporter, {
        maxQueueSize: QUEUE,
        maxExportBatchSize: BATCH,
        scheduledDelayMillis: EVERY_MS,
        exportTimeoutMillis: exportTimeoutMs,
      }),
    ],
  });
  // Traces travel as our messages carry them: no propagator has a say.
  provider.register({ propagator: null });
  useTracer(provider.getTracer('propalpes'));
  return {
    /** Sends what waits, within a deadline. */
    close: async (): Promise<void> => {
      useTracer(undefined);
      try {
        await withDeadline(FLUSH_MS, 'the collector of traces', provider.shutdown());
      } catch (error) {
        log.warn({ reason: String(error) }, 'the last spans were not sent');
      }
      trace.disable();
      context.disable();
    },
  };
}

function resourceOf(service: string) {
  const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };
  return {
    'service.namespace': 'propalpes',
    'service.name': service,
    'service.version': version,
    'service.instance.id': randomUUID(),
  };
}
