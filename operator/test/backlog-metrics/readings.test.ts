import { expect } from 'chai';
import { Registry } from 'prom-client';

import { Unavailable } from '@propalpes/seedwork/application/unavailable';

import { createBacklogMetrics } from '../../src/backlog-metrics/metrics.js';
import { Readings } from '../../src/backlog-metrics/readings.js';

type Backlog = ReadonlyMap<string, number> | undefined;

interface Call {
  readonly topic: string;
  answer(backlog: Backlog): void;
  fail(reason: string): void;
}

/** Readings of a Pulsar that answers when the test says so, by a clock that moves when the test says so. */
function setUp() {
  const calls: Call[] = [];
  const clock = { ms: 5_000 };
  const readings = new Readings({
    backlogs: {
      of: (topic) =>
        new Promise((resolve, reject) => {
          calls.push({
            topic,
            answer: resolve,
            fail: (reason) => {
              reject(new Error(reason));
            },
          });
        }),
    },
    metrics: createBacklogMetrics(new Registry()),
    intervalMs: 10_000,
    failureMs: 1_000,
    now: () => clock.ms,
  });
  const outcome = async (topic = 'a') => {
    try {
      return (await readings.of(topic)).backlogs;
    } catch (error) {
      return error instanceof Unavailable ? error.message : error;
    }
  };
  return { calls, clock, outcome };
}

const five = new Map([['s', 5]]);
const six = new Map([['s', 6]]);

describe('Readings', () => {
  it('ask Pulsar once for all who want to know at the same time', async () => {
    const { calls, outcome } = setUp();
    const outcomes = Array.from({ length: 100 }, () => outcome());
    calls[0]!.answer(five);
    expect(new Set(await Promise.all(outcomes))).to.deep.equal(new Set([five]));
    expect(calls).to.have.length(1);
  });

  it('ask once for each topic', async () => {
    const { calls, outcome } = setUp();
    const both = Promise.all([outcome('a'), outcome('b')]);
    calls[0]!.answer(five);
    calls[1]!.answer(six);
    expect(await both).to.deep.equal([five, six]);
    expect(calls.map((it) => it.topic)).to.deep.equal(['a', 'b']);
  });

  it('use what is known until the interval is over', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    calls[0]!.answer(five);
    await first;
    clock.ms += 9_999;
    expect(await outcome()).to.equal(five);
    expect(calls).to.have.length(1);
  });

  it('ask again when the interval is over', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    calls[0]!.answer(five);
    await first;
    clock.ms += 10_000;
    const second = outcome();
    calls[1]!.answer(six);
    expect(await second).to.equal(six);
  });

  it('count the age from the question, not from the answer', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    clock.ms += 4_000;
    calls[0]!.answer(five);
    await first;
    clock.ms += 6_000;
    void outcome();
    expect(calls).to.have.length(2);
  });

  it('know that a topic does not exist', async () => {
    const { calls, outcome } = setUp();
    const first = outcome();
    calls[0]!.answer(undefined);
    expect([await first, await outcome(), calls.length]).to.deep.equal([undefined, undefined, 1]);
  });

  it('say why Pulsar cannot be asked', async () => {
    const { calls, outcome } = setUp();
    const first = outcome();
    calls[0]!.fail('connection refused');
    expect(await first).to.equal('Pulsar is unavailable: connection refused');
  });

  it('never tell an old value in place of a failure', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    calls[0]!.answer(five);
    await first;
    clock.ms += 10_000;
    const second = outcome();
    calls[1]!.fail('gone');
    expect(await second).to.equal('Pulsar is unavailable: gone');
  });

  it('leave Pulsar alone for a while after a failure, and no longer', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    calls[0]!.fail('gone');
    await first;
    clock.ms += 999;
    expect(await outcome()).to.equal('Pulsar is unavailable: gone');
    expect(calls).to.have.length(1);
    clock.ms += 1;
    const again = outcome();
    calls[1]!.answer(six);
    expect(await again).to.equal(six);
  });

  it('refuse an answer that took longer than the interval', async () => {
    const { calls, clock, outcome } = setUp();
    const first = outcome();
    clock.ms += 10_001;
    calls[0]!.answer(five);
    expect(await first).to.match(/took longer than 10000 ms/);
  });

  it('forget the topics that were not asked for longest when there are too many', async () => {
    const { calls, outcome } = setUp();
    const all = Array.from({ length: 1_001 }, (_, index) => outcome(`topic-${index}`));
    for (const it of calls) it.answer(five);
    await Promise.all(all);
    void outcome('topic-1000');
    expect(calls).to.have.length(1_001);
    void outcome('topic-0');
    expect(calls).to.have.length(1_002);
  });
});
