import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect } from 'chai';

import { expectBoundedLists, expectPromptStop } from './expectations.js';
import * as faults from './faults.js';
import { FaultyApiserver } from './faulty-apiserver.js';
import { Fixture } from './fixture.js';
import type { TestOperator } from './operator.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const mebibyte = 1_024 * 1_024;
const eventsPerChunk = 50;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('the operator under a storm of watch events', function () {
  this.timeout(60_000);
  let world: Fixture;
  let apiserver: FaultyApiserver;
  let operator: TestOperator;
  let sent: number;
  Fixture.forEach((fixture) => (world = fixture));

  beforeEach(async () => {
    apiserver = await FaultyApiserver.start();
    sent = 0;
  });

  afterEach(async () => {
    await world.stop();
    await apiserver.close();
  });

  const until = (what: string, condition: () => boolean): Promise<void> =>
    world.until(what, () => Promise.resolve(condition()));

  /** A topic in sync, and its events: as it is, changed, gone, and of objects that nobody else knows. */
  const stormOfEvents = async () => {
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
    const known = await world.ready();
    const { metadata } = known;
    const variants = [
      (): unknown => ({ type: 'MODIFIED', object: known }),
      (): unknown => ({
        type: 'MODIFIED',
        object: { ...known, metadata: { ...metadata, generation: sent } },
      }),
      (): unknown => ({
        type: 'ADDED',
        object: { ...known, metadata: { ...metadata, name: `nobody-${sent}` } },
      }),
      (): unknown => ({ type: 'DELETED', object: known }),
      (): unknown => ({ type: 'BOOKMARK', object: {} }),
    ];
    const event = (): string => JSON.stringify(variants[(sent += 1) % variants.length]?.());
    return () => `${Array.from({ length: eventsPerChunk }, event).join('\n')}\n`;
  };

  const watchesFailed = async (): Promise<number> => {
    const { values } = await operator.registry.getSingleMetric('operator_watch_ends_total')!.get();
    return values.filter((it) => it.labels['end'] === 'error').reduce((sum, it) => sum + it.value, 0);
  };

  const staysRight = async (): Promise<void> => {
    const started = Date.now();
    await world.topic({ subscriptions: [{ name: 'meanwhile' }] });
    await world.reason('InSync');
    expect(Date.now() - started).to.be.lessThan(4_000);
    expect(operator.controller.turning).to.equal(true);
    expectBoundedLists(operator);
  };

  it('shouldSurviveWatchStorm', async () => {
    const storm = await stormOfEvents();
    await operator.stop();
    apiserver.watch = faults.pours(storm);
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
    const [started, reconciles] = [Date.now(), world.pulsar.requests.length];
    await until('the first thousands', () => sent > 5_000);
    const before = heapUsed();
    await staysRight();
    await until('many thousands', () => sent > 25_000);
    expect(heapUsed() - before).to.be.lessThan(32 * mebibyte);
    const seconds = (Date.now() - started) / 1_000;
    expect(sent / seconds).to.be.greaterThan(1_000);
    // An event is no reason to look at Pulsar: what the LISTs show to be new is.
    expect(world.pulsar.requests.length - reconciles).to.be.lessThan(10 * seconds + 30);
    await expectPromptStop(world);
  });

  it('shouldSurviveStormOfMalformedEvents', async () => {
    const storm = await stormOfEvents();
    await operator.stop();
    apiserver.watch = faults.pours(() => `${storm()}{"type":"MODIFIED","object":}\n`);
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
    await world.until('failed watches', async () => (await watchesFailed()) >= 4);
    await staysRight();
    await expectPromptStop(world);
  });

  it('shouldEndAWatchWhoseLineDoesNotEnd', async () => {
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
    await world.ready();
    await operator.stop();
    const chunk = 'x'.repeat(mebibyte);
    apiserver.watch = faults.pours(() => chunk, 100);
    const before = heapUsed();
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
    await world.until('failed watches', async () => (await watchesFailed()) >= 2);
    expect(heapUsed() - before).to.be.lessThan(32 * mebibyte);
    await staysRight();
    await expectPromptStop(world);
  });
});
