import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Log } from '../runtime/log.js';

type Parameters_ = Parameters<SpanExporter['export']>;

/** Says when the collector stops taking spans, and when it takes them again; not for every batch. */
export class TellingExporter implements SpanExporter {
  private away = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly log: Log,
  ) {}

  export(spans: Parameters_[0], done: Parameters_[1]): void {
    this.exporter.export(spans, (result) => {
      this.tell(result.error);
      done(result);
    });
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private tell(error: Error | undefined): void {
    if (error && !this.away) this.log.warn({ reason: error.message }, 'the collector takes no spans');
    if (!error && this.away) this.log.info('the collector takes spans again');
    this.away = error !== undefined;
  }
}
