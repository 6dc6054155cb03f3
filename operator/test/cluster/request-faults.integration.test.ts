import { expect } from 'chai';

import { expectBoundedLists, expectPromptStop } from './expectations.js';
import * as faults from './faults.js';
import { FaultyApiserver, type Fault } from './faulty-apiserver.js';
import { auditoria, Fixture } from './fixture.js';
import type { TestOperator } from './operator.js';

const listFaults: Record<string, Fault> = {
  shouldSurviveListAnswered500: faults.status(500),
  shouldSurviveListAnswered503: faults.status(503),
  shouldSurviveListAnswered429: faults.status(429, { 'retry-after': '1' }),
  shouldSurviveListAnswered403: faults.status(403),
  shouldSurviveListAnswered410: faults.status(410),
  shouldSurviveListThatIsNoList: faults.answersHtml,
  shouldSurviveListCutInALine: faults.cutInALine,
  shouldSurviveListThatHangsUp: faults.hangsUp,
  shouldSurviveListThatNeverAnswers: faults.neverAnswers,
  shouldSurviveListThatStopsInALine: faults.stopsInALine,
};

const statusFaults: Record<string, Fault> = {
  shouldRepeatStatusAnswered500: faults.status(500),
  shouldRepeatStatusAnswered409: faults.status(409),
  shouldRepeatStatusAnswered429: faults.status(429, { 'retry-after': '1' }),
  shouldRepeatStatusThatHangsUp: faults.hangsUp,
};

describe('the operator before an API server that fails', function () {
  this.timeout(60_000);
  let world: Fixture;
  let apiserver: FaultyApiserver;
  let operator: TestOperator;
  Fixture.forEach((fixture) => (world = fixture));

  beforeEach(async () => {
    apiserver = await FaultyApiserver.start();
    operator = world.start({ config: apiserver.config, resyncMs: 1_500 });
  });

  afterEach(async () => {
    await world.stop();
    await apiserver.close();
  });

  const listed = (value: boolean): Promise<void> =>
    world.until(`listed: ${value}`, () => Promise.resolve(operator.controller.listed === value));

  const failLists = (fault: Fault | undefined): void => {
    apiserver.call = (method) => (method === 'GET' ? fault : undefined);
  };

  for (const [title, fault] of Object.entries(listFaults)) {
    it(title, async () => {
      await world.ready();
      failLists(fault);
      await listed(false);
      expect(operator.controller.turning).to.equal(true);
      await world.topic({ subscriptions: [{ name: 'meanwhile' }] });
      failLists(undefined);
      await listed(true);
      await world.reason('InSync');
      expectBoundedLists(operator);
      await expectPromptStop(world);
    });
  }

  it('shouldSurviveRefusedConnections', async () => {
    await world.ready();
    await apiserver.refuse();
    await listed(false);
    await world.topic({ subscriptions: [{ name: 'meanwhile' }] });
    await apiserver.accept();
    await listed(true);
    await world.reason('InSync');
    expectBoundedLists(operator);
  });

  it('shouldStopPromptlyWhileListsAreNotAnswered', async () => {
    await world.ready();
    let asked = false;
    apiserver.call = () => {
      asked = true;
      return faults.neverAnswers;
    };
    await world.until('a LIST without answer', () => Promise.resolve(asked));
    await expectPromptStop(world);
  });

  for (const [title, fault] of Object.entries(statusFaults)) {
    it(title, async () => {
      let failures = 0;
      apiserver.call = (method) => {
        if (method !== 'PATCH' || failures === 4) return undefined;
        failures += 1;
        return fault;
      };
      await world.namespace();
      await world.topic(auditoria);
      const { status } = await world.reason('InSync');
      expect([failures, status.conditions?.[0]?.status]).to.deep.equal([4, 'True']);
      const creations = world.pulsar.writes.filter((it) => it.startsWith('PUT /admin/v2/persistent'));
      expect(creations).to.have.length(2);
      const told = async () =>
        (await world.team.events('compania')).filter((it) => it.startsWith('Applied: created with'));
      await world.until('the Event', async () => (await told()).length > 0);
      expect(await told()).to.have.length(1);
      await expectPromptStop(world);
    });
  }

  it('shouldDoItsWorkWhenEventsCannotBeTold', async () => {
    apiserver.call = (_, path) => (path.endsWith('/events') ? faults.status(500) : undefined);
    await world.ready();
    const lost = await operator.registry.getSingleMetric('operator_events_lost_total')!.get();
    expect(lost.values[0]?.value).to.be.greaterThan(0);
    expect(await world.team.events('compania')).to.deep.equal([]);
  });
});
