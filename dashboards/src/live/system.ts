import { join } from 'node:path';
import { startOperator, type Operator } from '@propalpes/load-tests/rig/operator';
import { everyReplica, startFleet, stopFleet, type Fleet } from '@propalpes/load-tests/rig/replicas';
import { quickStart } from '@propalpes/local/broker/java-command';
import { stateDirectory } from '@propalpes/local/paths';
import { step, type Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import { alertsFile } from '@propalpes/local/prometheus/alerts';
import { startPrometheus, type Prometheus } from '@propalpes/local/prometheus/prometheus';
import type { Target } from '@propalpes/local/prometheus/scrape-config';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';

/** Everything that the dashboards show, but for what needs nodes of Kubernetes, and a Prometheus that scrapes it. */
export interface System {
  readonly stack: Stack;
  /** Two replicas of each service. */
  readonly fleet: Fleet;
  readonly operator: Operator;
  readonly prometheus: Prometheus;
  stop(): Promise<void>;
}

/** `everyMs`: between two scrapes. Rejects with nothing left running. */
export async function startSystem(everyMs: number, say: Say): Promise<System> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const stack = await step(say, 'Starting a fresh broker and database', () =>
      startThrowawayStack({ jvmFlags: quickStart }),
    );
    ends.push(() => stack.close());
    const adminUrl = stack.env.PULSAR_ADMIN_URL;
    const operator = await step(say, 'Starting the operator', () => startOperator(adminUrl));
    ends.push(() => operator.stop());
    const env = { ...stack.env, NODE_ENV: 'production' };
    const fleet = await step(say, 'Starting the services', () => startFleet(env, logs));
    ends.push(() => stopFleet(fleet));
    const targets = [
      ...everyReplica(fleet).map((it) => ({ job: it.service, address: new URL(it.managementUrl).host })),
      { job: 'operator', address: operator.address },
      pulsar(adminUrl),
    ];
    const prometheus = await startPrometheus({ targets, intervalMs: everyMs, rules: [alertsFile] });
    ends.push(() => prometheus.stop());
    await step(say, 'Waiting until Prometheus has scraped all of it', () => allScraped(prometheus, targets));
    return { stack, fleet, operator, prometheus, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A counter that Prometheus sees for the first time after it has risen has not risen for it. */
const allScraped = ({ client }: Prometheus, { length }: readonly Target[]): Promise<void> =>
  until(async () => (await client.instant('up == 1')).length === length, {
    what: 'a scrape of everything',
    withinMs: 60_000,
  });

/** Services write here what they log. */
const logs = join(stateDirectory(), 'dashboards');

const pulsar = (adminUrl: string): Target => ({
  job: 'pulsar',
  address: new URL(adminUrl).host,
  path: '/metrics/',
});
