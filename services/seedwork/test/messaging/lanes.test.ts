import { expect } from 'chai';
import fc from 'fast-check';
import { Lanes } from '../../src/messaging/lanes.js';

interface Task {
  readonly key: string;
  readonly number: number;
}

/** Runs numbered tasks through lanes and watches them: the schedule decides which of the running ones ends next. */
async function observe(scheduler: fc.Scheduler, width: number, keys: readonly string[]) {
  const lanes = new Lanes(width);
  const running: Task[] = [];
  const ended: Task[] = [];
  let mostAtOnce = 0;
  const overlaps: string[] = [];
  const tasks = keys.map((key, number) => ({ key, number }));
  const all = tasks.map((task) =>
    lanes.run(task.key, () =>
      lanes.work(async () => {
        if (running.some(({ key }) => key === task.key)) overlaps.push(task.key);
        running.push(task);
        mostAtOnce = Math.max(mostAtOnce, running.length);
        await scheduler.schedule(Promise.resolve(), `${task.key}${task.number}`);
        running.splice(running.indexOf(task), 1);
        ended.push(task);
      }),
    ),
  );
  await scheduler.waitFor(Promise.all(all));
  return { lanes, ended, overlaps, mostAtOnce };
}

const schedules = (holds: (seen: Awaited<ReturnType<typeof observe>>, width: number) => void) =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 20 }),
      async (scheduler, width, keys) => {
        holds(await observe(scheduler, width, keys), width);
      },
    ),
  );

/** A task that ends when told. */
function gate() {
  const { promise, resolve } = withResolvers();
  return { task: () => promise, open: resolve };
}

function withResolvers() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('lanes', () => {
  it('keep the order of a key, whatever ends first', () =>
    schedules(({ ended }) => {
      for (const key of new Set(ended.map((task) => task.key))) {
        const numbers = ended.filter((task) => task.key === key).map(({ number }) => number);
        expect(numbers).to.deep.equal(numbers.toSorted((a, b) => a - b));
      }
    }));

  it('never work on two tasks of a key at once', () =>
    schedules(({ overlaps }) => {
      expect(overlaps).to.deep.equal([]);
    }));

  it('never work on more keys at once than they are wide', () =>
    schedules(({ mostAtOnce }, width) => {
      expect(mostAtOnce).to.be.at.most(width);
    }));

  it('forget a key when its last task is over', () =>
    schedules(({ lanes }) => {
      expect(lanes.busy).to.equal(0);
    }));

  it('work on different keys at the same time', async () => {
    const lanes = new Lanes(2);
    const slow = gate();
    const blocked = lanes.run('a', () => lanes.work(slow.task));
    await lanes.run('b', () => Promise.resolve());
    slow.open();
    await blocked;
  });

  it('do not let a waiting task take a place that another key could use', async () => {
    const lanes = new Lanes(2);
    const slow = gate();
    const blocked = [lanes.run('a', slow.task), lanes.run('a', slow.task), lanes.run('a', slow.task)];
    await lanes.run('b', () => Promise.resolve());
    slow.open();
    await Promise.all(blocked);
  });

  it('do not let a task that waits for its next try take the place of another key', async () => {
    const lanes = new Lanes(1);
    const backoff = gate();
    const waiting = lanes.run('a', async () => {
      await lanes.work(() => Promise.resolve());
      await backoff.task();
    });
    await lanes.run('b', () => lanes.work(() => Promise.resolve()));
    backoff.open();
    await waiting;
  });

  it('are idle when every task given so far is over', async () => {
    const lanes = new Lanes(1);
    const done: string[] = [];
    for (const key of ['a', 'b', 'a'])
      void lanes.run(key, () => {
        done.push(key);
        return Promise.resolve();
      });
    await lanes.idle();
    expect(done).to.have.members(['a', 'a', 'b']);
  });
});
