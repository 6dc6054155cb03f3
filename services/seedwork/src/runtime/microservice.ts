import type { TopicName } from '@propalpes/schemas/generated/types';
import { Health } from '../http/health.js';
import { startManagement } from '../http/management.js';
import type { Route } from '../http/route.js';
import { routerFor } from '../http/routing.js';
import { startServer } from '../http/server.js';
import type { Broker } from '../messaging/client.js';
import { expectConsumer } from '../messaging/consumer-gauges.js';
import { Consumer, type ConsumerSettings } from '../messaging/consumer.js';
import { untilFound } from '../messaging/until-lost.js';
import type { Database } from '../persistence/connection.js';
import { ensureIndexes, type Indexed } from '../persistence/indexes.js';
import { startTraces } from '../tracing/start.js';
import { readConfig } from './config.js';
import { runService, type Lifecycle } from './lifecycle.js';
import { openParts, openPool, type Parts, type ServiceIdentity } from './service-parts.js';
import { serviceSettings, type ServiceConfig, type ServiceDefaults } from './service-settings.js';

/** What a service is: nothing here says how it runs. */
export interface Wiring {
  /** Their indexes are built before the first message is taken. */
  readonly models: readonly Indexed[];
  readonly consumers: readonly StartConsumer[];
  readonly routes: Route[];
  /** What it does beside answering messages and requests. */
  readonly workers?: readonly Worker[];
}

/** Something that goes on until it is closed, also while the database or the broker is away. */
export interface Worker {
  /** `caughtUp`: whether every subscription has heard what there is to hear. */
  start(caughtUp: () => boolean): void;
  /** Resolves when it has stopped; also where it was never started. */
  close(): Promise<void>;
}

type Limits = Pick<ConsumerSettings<TopicName>, 'lanes' | 'maxUnacknowledged' | 'usable'>;
type StartConsumer = (broker: Broker, limits: Limits) => Consumer<TopicName>;

/** A subscription and the table of what is handled on it. */
export function consumes<T extends TopicName>(
  settings: Omit<ConsumerSettings<T>, keyof Limits>,
): StartConsumer {
  expectConsumer(settings.topic);
  return (broker, limits) =>
    new Consumer(broker, { ...settings, ...limits }) as unknown as Consumer<TopicName>;
}

export interface MicroserviceOptions extends ServiceDefaults, ServiceIdentity {
  readonly description: string;
}

/** Runs a service with a database, a REST API and subscriptions; any of what it needs may still be away. */
export async function runMicroservice(
  options: MicroserviceOptions,
  wire: (parts: Parts) => Wiring,
): Promise<void> {
  const { name } = options;
  await runService(name, async (lifecycle) => {
    const config = readConfig(serviceSettings(options));
    await startTraces(name, config, lifecycle);
    const health = new Health();
    const parts = openParts(options, config, lifecycle, health);
    const wiring = wire(parts);
    const database = openPool(parts, wiring.consumers.length, config, lifecycle, health);
    await serve(options, wiring, config, lifecycle, health);
    startWork(wiring, parts, database, config, lifecycle, health);
    lifecycle.onStop('readiness', () => {
      health.stop();
    });
  });
}

async function serve(
  { name, description }: MicroserviceOptions,
  { routes }: Wiring,
  config: ServiceConfig,
  { log, onStop }: Lifecycle,
  health: Health,
): Promise<void> {
  const host = config.HOST;
  const management = await startManagement({ port: config.MANAGEMENT_PORT, host, log, health });
  onStop('management', () => management.close());
  const router = routerFor(routes, { openApi: { title: name, version: '1', description } });
  const limits = { lingerTimeout: config.LINGER_MS };
  const rest = await startServer({ name: 'rest', port: config.PORT, host, log, router, limits });
  onStop('rest', () => rest.close());
}

const PUBLISHER_LOOK_MS = 100;

/** In the background, because the database may be away for longer than anyone waits for a start. */
function startWork(
  { models, consumers, workers = [] }: Wiring,
  { broker, publisher }: Parts,
  database: Database,
  config: ServiceConfig,
  { log, signal, onStop }: Lifecycle,
  health: Health,
): void {
  const limits = {
    lanes: config.LANES,
    maxUnacknowledged: config.MAX_UNACKNOWLEDGED,
    usable: database.connected,
  };
  let running: Consumer<TopicName>[] = [];
  const start = async (): Promise<void> => {
    await database.opened;
    await ensureIndexes(models, log, signal);
    // What a message leads to is stored before it is published: in a schema that the broker refuses, nobody could read it.
    if (!(await untilFound(() => publisher.connected, signal, PUBLISHER_LOOK_MS))) return;
    running = consumers.map((consumer) => consumer(broker, limits));
    const caughtUp = () => running.every((consumer) => consumer.caughtUp);
    for (const worker of workers) worker.start(caughtUp);
  };
  start().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  health.check(
    'consumers',
    () => running.length === consumers.length && running.every(({ connected }) => connected),
  );
  // None starts from here on: a start that still waits for the database is over when the database is closed.
  onStop('consumers', async () => {
    await Promise.all(running.map((consumer) => consumer.close()));
  });
  onStop('workers', async () => {
    await Promise.all(workers.map((worker) => worker.close()));
  });
}
