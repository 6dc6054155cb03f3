import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serves } from '../control-plane/serves.js';
import { ManagedProcess } from '../process/managed-process.js';
import type { Line } from '../process/output.js';
import { freePort } from '../process/ports.js';
import { until } from '../process/until.js';
import { prometheusProgram } from '../setup/prometheus.js';
import { throwawayDirectory } from '../stack/throwaway.js';
import { PrometheusClient } from './prometheus-client.js';
import { scrapeConfig, type Target } from './scrape-config.js';

export interface PrometheusOptions {
  readonly targets: readonly Target[];
  /** How often they are scraped and rules are evaluated; 1 s by default. */
  readonly intervalMs?: number;
  /** Paths of files with groups of rules. */
  readonly rules?: readonly string[];
  /** Where its data are until it stops; a throwaway directory by default. */
  readonly dir?: string;
  /** Told what it complains about. */
  readonly line?: Line;
}

/** A real Prometheus on the loopback address. */
export interface Prometheus {
  readonly url: string;
  readonly client: PrometheusClient;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

/** Starts one on a free port and resolves when it is ready; then nothing needs to be scraped yet. */
export async function startPrometheus(options: PrometheusOptions, signal?: AbortSignal): Promise<Prometheus> {
  const { targets, intervalMs = 1_000, rules = [], line = () => undefined } = options;
  const dir = options.dir ?? (await throwawayDirectory());
  await mkdir(dir, { recursive: true });
  const config = join(dir, 'prometheus.yaml');
  await writeFile(config, scrapeConfig({ targets, intervalMs, rules }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = managed({ config, dir, port, url, line });
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    await running.start(signal);
  } catch (error) {
    await remove();
    throw error;
  }
  const stop = async () => {
    // its data are not wanted, so there is nothing to shut down in order
    await running.kill();
    await remove();
  };
  return { url, client: new PrometheusClient(url), stop };
}

interface Where {
  readonly config: string;
  readonly dir: string;
  readonly port: number;
  readonly url: string;
  readonly line: Line;
}

function managed({ config, dir, port, url, line }: Where): ManagedProcess {
  return new ManagedProcess({
    name: 'prometheus',
    command: prometheusProgram('prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    cwd: dir,
    ready: (signal) =>
      until((scope) => serves(`${url}/-/ready`, scope), {
        what: 'The readiness of Prometheus',
        withinMs: 30_000,
        signal,
      }),
    graceMs: 10_000,
    line,
  });
}
