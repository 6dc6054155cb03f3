import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../../src/application/unavailable.js';
import { attempt, HandlerBug, type AttemptSettings } from '../../src/messaging/attempts.js';
import { Undeliverable } from '../../src/messaging/undeliverable.js';

const quick: AttemptSettings = { attemptDeadlineMs: 1000, minBackoffMs: 1, maxBackoffMs: 4, bugTries: 5 };

interface Retry {
  readonly kind: string;
  readonly attemptNumber: number;
}

/** Attempts `work` and keeps what is told about it. */
async function observe(
  work: (tries: number) => Promise<void>,
  settings: Partial<AttemptSettings> = {},
  signal = new AbortController().signal,
  whenRoom = (once: () => Promise<void>) => once(),
) {
  const seen = { tries: 0, retries: [] as Retry[], error: undefined as Error | undefined, startedAt: [0] };
  seen.startedAt = [];
  const once = () => {
    seen.tries += 1;
    seen.startedAt.push(performance.now());
    return work(seen.tries);
  };
  try {
    await attempt(
      once,
      { ...quick, ...settings },
      {
        signal,
        whenRoom,
        onRetry: (kind, _error, attemptNumber) => {
          seen.retries.push({ kind, attemptNumber });
        },
      },
    );
  } catch (error) {
    seen.error = error as Error;
  }
  return seen;
}

const away = () => Promise.reject(new Unavailable('database', 'no answer'));
const bug = () => Promise.reject(new RangeError('off by one'));
const done = () => Promise.resolve();

describe('attempts', () => {
  it('succeed the first time and tell nobody', async () => {
    expect(await observe(done)).to.deep.include({ tries: 1, retries: [], error: undefined });
  });

  it('go on for as long as something is unavailable', async () => {
    const { tries, error } = await observe((tries) => (tries < 30 ? away() : done()));
    expect(error).to.be.undefined;
    expect(tries).to.equal(30);
  });

  it('tell of every transient failure', async () => {
    const { retries } = await observe((tries) => (tries < 4 ? away() : done()));
    expect(retries).to.deep.equal([1, 2, 3].map((attemptNumber) => ({ kind: 'transient', attemptNumber })));
  });

  it('wait longer each time, up to the longest backoff', async () => {
    const settings = { minBackoffMs: 10, maxBackoffMs: 40 };
    const { startedAt } = await observe((tries) => (tries < 6 ? away() : done()), settings);
    const pauses = startedAt.slice(1).map((time, index) => time - startedAt[index]!);
    const least = [10, 20, 40, 40, 40];
    // timers fire up to a millisecond early and any time late
    pauses.forEach((pause, index) => expect(pause).to.be.at.least(least[index]! - 1.5));
  });

  it('try a bug exactly five times', async () => {
    const { tries, error } = await observe(bug);
    expect(tries).to.equal(5);
    expect(error).to.be.instanceOf(HandlerBug).and.have.nested.property('cause.message', 'off by one');
  });

  it('count as retries only the tries that are made again', async () => {
    const { retries } = await observe(bug);
    expect(retries.map(({ kind }) => kind)).to.deep.equal(['bug', 'bug', 'bug', 'bug']);
  });

  it('take a TypeError for a bug like any other', async () => {
    const { tries } = await observe(() => Promise.reject(new TypeError('undefined is not a function')));
    expect(tries).to.equal(5);
  });

  it('take a thrown value that is no error for a bug', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a handler may throw anything
    const { tries, error } = await observe(() => Promise.reject('text'));
    expect(tries).to.equal(5);
    expect(error).to.be.instanceOf(HandlerBug);
  });

  it('forgive a bug that does not come back', async () => {
    const { error } = await observe((tries) => (tries < 5 ? bug() : done()));
    expect(error).to.be.undefined;
  });

  it('do not count what was unavailable as a try of a bug', async () => {
    const { tries } = await observe((tries) => (tries <= 10 ? away() : bug()));
    expect(tries).to.equal(15);
  });

  it('try what is undeliverable once and do not call it a retry', async () => {
    const { tries, retries, error } = await observe(() =>
      Promise.reject(new Undeliverable('undecodable', 'noise')),
    );
    expect(tries).to.equal(1);
    expect(retries).to.deep.equal([]);
    expect(error).to.be.instanceOf(Undeliverable);
  });

  it('take an attempt that does not end for one that may succeed later', async () => {
    const never = () => new Promise<void>(() => undefined);
    const { retries, error } = await observe((tries) => (tries === 1 ? never() : done()), {
      attemptDeadlineMs: 10,
    });
    expect(retries).to.deep.equal([{ kind: 'transient', attemptNumber: 1 }]);
    expect(error).to.be.undefined;
  });

  it('stop waiting when they are aborted', async () => {
    const stopping = new AbortController();
    const { tries, error } = await observe(
      () => {
        setImmediate(() => {
          stopping.abort();
        });
        return away();
      },
      { minBackoffMs: 60_000, maxBackoffMs: 60_000 },
      stopping.signal,
    );
    expect(tries).to.equal(1);
    expect(error).to.equal(stopping.signal.reason);
  });

  it('do not begin once aborted', async () => {
    const { tries } = await observe(done, {}, AbortSignal.abort());
    expect(tries).to.equal(0);
  });

  it('wait for room without losing time of their deadline', async () => {
    const slow = async (once: () => Promise<void>) => {
      await pause(30);
      await once();
    };
    const { retries } = await observe(done, { attemptDeadlineMs: 15 }, undefined, slow);
    expect(retries).to.deep.equal([]);
  });

  it('do not begin when they are aborted while they wait for room', async () => {
    const stopping = new AbortController();
    const { tries, error } = await observe(done, {}, stopping.signal, (once) => {
      stopping.abort();
      return once();
    });
    expect(tries).to.equal(0);
    expect(error).to.equal(stopping.signal.reason);
  });

  it('succeed when the work is over although they were aborted meanwhile', async () => {
    const stopping = new AbortController();
    const finishing = () => {
      stopping.abort();
      return done();
    };
    expect(await observe(finishing, {}, stopping.signal)).to.deep.include({ retries: [], error: undefined });
  });
});
