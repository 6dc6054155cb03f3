import type { BrokerAdmin } from '../rig/broker-admin.js';
import { serviceOf } from '../faults/timeline.js';
import { rest } from '../rig/rest.js';
import { handledTopics, services } from '../rig/services.js';
import type { Subject, Watched } from './subject.js';

/** What the load does to the system, looked at from beside. `of`: a process, a service, or the broker. */
export interface Sample {
  readonly at: number;
  readonly of: string;
  readonly name: 'backlog' | 'replicas' | Gauge;
  /** Messages, processes, bytes, open files and sockets, what keeps the event loop alive, warnings. */
  readonly value: number;
}

const EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 1_500;

/** As the text of `/metrics` has them. */
const gauges = {
  memory: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  'feed memory': 'propalpes_feed_resident_memory_bytes',
  descriptors: 'process_open_fds',
  handles: 'nodejs_active_handles_total',
  'listener leaks': 'propalpes_process_warnings_total{name="MaxListenersExceededWarning"}',
} as const;

type Gauge = keyof typeof gauges;

/** Looks every two seconds until it is stopped. Who does not answer leaves a gap. */
export class Sampler {
  readonly samples: Sample[] = [];
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(subject: Subject) {
    this.running = this.run(subject);
  }

  async stop(): Promise<readonly Sample[]> {
    this.stopping.abort();
    await this.running;
    return this.samples;
  }

  private async run(subject: Subject): Promise<void> {
    await Promise.all([
      this.keep(() => this.backlog(subject.admin)),
      this.keep(() => this.processes(subject)),
    ]);
  }

  private async keep(look: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await look().catch(() => undefined);
      await rest(EVERY_MS, signal);
    }
  }

  private async backlog(admin: BrokerAdmin): Promise<void> {
    const value = await admin.backlog(handledTopics);
    this.samples.push({ at: Date.now(), of: 'broker', name: 'backlog', value });
  }

  private async processes(subject: Subject): Promise<void> {
    const watched = await subject.watched();
    for (const { name: of } of services) {
      const value = watched.filter(({ name }) => serviceOf(name) === of).length;
      this.samples.push({ at: Date.now(), of, name: 'replicas', value });
    }
    await Promise.allSettled(watched.map((each) => this.process(each)));
  }

  private async process({ name, managementUrl }: Watched): Promise<void> {
    const response = await fetch(`${managementUrl}/metrics`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    for (const [gauge, series] of Object.entries(gauges)) {
      const value = valueIn(text, series);
      if (value !== undefined) this.samples.push({ at: Date.now(), of: name, name: gauge as Gauge, value });
    }
  }
}

/** The value of a series in the text of `/metrics`. */
export function valueIn(text: string, series: string): number | undefined {
  const line = text.split('\n').find((it) => it.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
