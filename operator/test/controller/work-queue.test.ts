import { EventEmitter, once } from 'node:events';

import { expect } from 'chai';
import fc from 'fast-check';

import { WorkQueue, type Verdict, type WorkQueueOptions } from '../../src/controller/work-queue.js';

const options: WorkQueueOptions = { concurrency: 2, firstRetryMs: 5, longestRetryMs: 20, random: () => 1 };

/** Work that ends when the test says so. */
class Workbench {
  readonly begun: string[] = [];
  readonly #open = new Map<string, (verdict: Verdict) => void>();
  readonly #events = new EventEmitter();
  readonly queue: WorkQueue;

  constructor(overrides: Partial<WorkQueueOptions> = {}) {
    this.queue = new WorkQueue((key) => this.#begin(key), { ...options, ...overrides });
  }

  get open(): readonly string[] {
    return [...this.#open.keys()];
  }

  async end(key: string, verdict: Verdict = 'done'): Promise<void> {
    this.#open.get(key)?.(verdict);
    this.#open.delete(key);
    await new Promise(setImmediate);
  }

  async nextBegin(): Promise<void> {
    await once(this.#events, 'begin');
  }

  #begin(key: string): Promise<Verdict> {
    expect(this.open, 'a key that is being worked on').to.not.include(key);
    this.begun.push(key);
    this.#events.emit('begin');
    return new Promise((resolve) => this.#open.set(key, resolve));
  }
}

describe('WorkQueue', () => {
  it('works on as many keys at once as it may, in the order in which they came', async () => {
    const bench = new Workbench();
    for (const key of ['a', 'b', 'c']) bench.queue.add(key);
    expect(bench.begun).to.deep.equal(['a', 'b']);
    await bench.end('b');
    expect(bench.begun).to.deep.equal(['a', 'b', 'c']);
  });

  it('works once on a key that was added twice while it waited', async () => {
    const bench = new Workbench({ concurrency: 1 });
    for (const key of ['a', 'b', 'b']) bench.queue.add(key);
    await bench.end('a');
    await bench.end('b');
    expect(bench.begun).to.deep.equal(['a', 'b']);
  });

  it('works once more on a key that was added while it was worked on', async () => {
    const bench = new Workbench();
    for (const key of ['a', 'a', 'a']) bench.queue.add(key);
    await bench.end('a');
    await bench.end('a');
    expect(bench.begun).to.deep.equal(['a', 'a']);
  });

  it('tries a key again by itself, after pauses that grow', async () => {
    const bench = new Workbench();
    bench.queue.add('a');
    const pauses: number[] = [];
    for (let failure = 1; failure <= 4; failure += 1) {
      const start = performance.now();
      await bench.end('a', 'retry');
      await bench.nextBegin();
      pauses.push(performance.now() - start);
    }
    for (const [index, atLeast] of [5, 10, 20, 20].entries()) {
      expect(pauses[index]).to.be.at.least(atLeast - 1);
    }
  });

  it('lets no failing key delay another', async () => {
    const bench = new Workbench({ concurrency: 1, firstRetryMs: 60_000, longestRetryMs: 60_000 });
    bench.queue.add('broken');
    bench.queue.add('fine');
    await bench.end('broken', 'retry');
    expect(bench.open).to.deep.equal(['fine']);
    await bench.end('fine');
    await bench.queue.close();
  });

  it('lets keys that keep failing take half of the workers, and others go ahead', async () => {
    // none comes back by itself before it is added
    const bench = new Workbench({ concurrency: 2, firstRetryMs: 60_000, longestRetryMs: 60_000 });
    for (const key of ['slow-1', 'slow-2']) bench.queue.add(key);
    for (const key of ['slow-1', 'slow-2']) await bench.end(key, 'retry');
    for (const key of ['slow-1', 'slow-2', 'fine-1', 'fine-2']) bench.queue.add(key);
    expect(bench.open).to.deep.equal(['slow-1', 'fine-1']);
    await bench.end('fine-1');
    expect(bench.open).to.deep.equal(['slow-1', 'fine-2']);
    await bench.end('fine-2');
    expect(bench.open).to.deep.equal(['slow-1']);
    await bench.end('slow-1');
    expect(bench.open).to.deep.equal(['slow-2']);
    await bench.end('slow-2');
  });

  it('does not wait for the pause of a key that is added', async () => {
    const bench = new Workbench({ firstRetryMs: 60_000, longestRetryMs: 60_000 });
    bench.queue.add('a');
    await bench.end('a', 'retry');
    bench.queue.add('a');
    expect(bench.begun).to.deep.equal(['a', 'a']);
    await bench.end('a');
  });

  it('says how many wait and for how long', async () => {
    const bench = new Workbench({ concurrency: 1 });
    expect(bench.queue.state).to.deep.equal({ depth: 0, oldestMs: 0 });
    for (const key of ['a', 'b', 'c']) bench.queue.add(key);
    const start = performance.now();
    while (performance.now() < start + 3) await new Promise(setImmediate);
    expect(bench.queue.state.depth).to.equal(2);
    expect(bench.queue.state.oldestMs).to.be.at.least(3);
    expect(bench.queue.longestRunMs).to.be.at.least(3);
  });

  it('closes once what is in hand has ended, and begins nothing more', async () => {
    const bench = new Workbench({ concurrency: 1 });
    bench.queue.add('a');
    bench.queue.add('b');
    let closed = false;
    const closing = bench.queue.close().then(() => (closed = true));
    await new Promise(setImmediate);
    expect(closed).to.equal(false);
    await bench.end('a', 'retry');
    await closing;
    bench.queue.add('c');
    expect(bench.begun).to.deep.equal(['a']);
  });

  it('never works on a key twice at once nor forgets one, whatever comes in which order', async () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ end: fc.nat(3), verdict: fc.constantFrom<Verdict>('done', 'retry') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const bench = new Workbench({ firstRetryMs: 0, longestRetryMs: 0 });
        const wanted = new Set<string>();
        for (const it of steps) {
          if ('add' in it) {
            bench.queue.add(it.add);
            wanted.add(it.add);
          } else {
            await bench.end(bench.open[it.end] ?? '', it.verdict);
          }
          expect(bench.open.length).to.be.at.most(2);
        }
        while (bench.open.length > 0) await bench.end(bench.open[0] ?? '');
        expect(new Set(bench.begun)).to.deep.equal(wanted);
        await bench.queue.close();
      }),
    );
  });
});
