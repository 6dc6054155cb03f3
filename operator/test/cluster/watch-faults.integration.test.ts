import { expect } from 'chai';

import { kinds } from '../../src/kubernetes/resource.js';
import * as faults from './faults.js';
import { FaultyApiserver, type Fault } from './faulty-apiserver.js';
import { Fixture } from './fixture.js';
import type { TestOperator } from './operator.js';
import { expectBoundedLists, expectPromptStop } from './expectations.js';

const resyncMs = 1_500;
/** The gap between LISTs, the work itself, and a machine that is busy. */
const littleMs = 2_500;

/** Those that are kept for requests, and one for each watch. */
const mostConnections = 16 + kinds.length;

const nonsense = { type: 'MODIFIED', object: { kind: 'Pod', metadata: 7 } };

const watchFaults: Record<string, Fault> = {
  shouldSurviveDeafWatch: faults.deaf,
  shouldSurviveWatchThatNeverAnswers: faults.neverAnswers,
  shouldSurviveFailingWatch: faults.status(500),
  shouldSurviveThrottledWatch: faults.status(429, { 'retry-after': '1' }),
  shouldSurviveForbiddenWatch: faults.status(403),
  shouldSurviveRedirectedWatch: faults.status(307, { location: 'https://127.0.0.1:9/' }),
  shouldSurvive410: faults.tellsGone,
  shouldSurviveHttp410: faults.status(410),
  shouldSurviveLoopingWatch: faults.endsAtOnce,
  shouldSurviveWatchThatHangsUp: faults.hangsUp,
  shouldSurviveWatchCutInALine: faults.cutInALine,
  shouldSurviveWatchThatStopsInALine: faults.stopsInALine,
  shouldSurviveMalformedJson: faults.says('{"type":"MODI', '}{', '\u0000'),
  shouldSurviveEventsThatAreNoObjects: faults.says('null', '[]', '7', '""'),
  shouldSurviveObjectOfNonsense: faults.says(JSON.stringify(nonsense)),
  shouldSurviveHtml: faults.answersHtml,
};

describe('the operator behind a watch that fails', function () {
  this.timeout(60_000);
  let world: Fixture;
  let apiserver: FaultyApiserver;
  let operator: TestOperator;
  Fixture.forEach((fixture) => (world = fixture));

  beforeEach(async () => {
    apiserver = await FaultyApiserver.start();
  });

  afterEach(async () => {
    await world.stop();
    await apiserver.close();
  });

  /** How long a change of the topic takes until it is reported, in milliseconds. */
  const change = async (subscription: string): Promise<number> => {
    const started = Date.now();
    await world.topic({ subscriptions: [{ name: subscription }] });
    await world.reason('InSync');
    return Date.now() - started;
  };

  for (const [title, fault] of Object.entries(watchFaults)) {
    it(title, async () => {
      apiserver.watch = fault;
      operator = world.start({ config: apiserver.config, resyncMs });
      await world.ready();
      for (const name of ['first', 'second', 'third']) {
        expect(await change(name)).to.be.lessThan(resyncMs + littleMs);
      }
      expect(apiserver.watches).to.be.greaterThan(1);
      expect(operator.controller.turning).to.equal(true);
      expectBoundedLists(operator);
      expect(await apiserver.connections()).to.be.at.most(mostConnections);
      await expectPromptStop(world);
    });
  }

  it('shouldHearOfAChangeOnceTheWatchWorksAgain', async () => {
    apiserver.watch = faults.status(500);
    operator = world.start({ config: apiserver.config });
    await world.until('failing watches', () => Promise.resolve(apiserver.watches >= 4));
    apiserver.watch = undefined;
    const enough = apiserver.watches + kinds.length;
    await world.until('working watches', () => Promise.resolve(apiserver.watches >= enough));
    await world.ready();
    expect(await change('heard')).to.be.lessThan(littleMs);
  });
});
