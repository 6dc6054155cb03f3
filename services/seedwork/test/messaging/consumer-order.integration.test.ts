import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { RawTopic } from '../support/raw-topic.js';

const topic = 'comandos/compania';

describe('order of a consumer', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let broker: Broker;
  let producer: RawTopic;

  before(async () => {
    sandbox = await Sandbox.open([topic]);
    broker = sandbox.broker();
    producer = await RawTopic.open(broker, topic);
  });

  after(() => sandbox.close());

  /** Sends numbered messages of several keys, mixed. */
  async function sendMixed(keys: readonly string[], each: number, from = 0): Promise<void> {
    for (let number = from; number < from + each; number += 1)
      await Promise.all(keys.map((key) => producer.send(crear(key, String(number)))));
  }

  /** Keeps what its handlers are given, per key; each takes up to 5 ms. */
  class Witness {
    private readonly seen: { readonly key: string; readonly number: number; readonly at: number }[] = [];

    readonly handlers: HandlerTable<typeof topic> = {
      CrearCompania: async ({ aggregateId, data }) => {
        await pause(Math.random() * 5);
        this.seen.push({ key: aggregateId, number: Number(data.nombre), at: performance.now() });
      },
    };

    get total(): number {
      return this.seen.length;
    }

    of(key: string) {
      return this.seen.filter((one) => one.key === key);
    }

    numbersOf(key: string): number[] {
      return this.of(key).map(({ number }) => number);
    }

    has(keys: readonly string[], each: number): boolean {
      return keys.every((key) => new Set(this.numbersOf(key)).size === each);
    }
  }

  /** What came for the first time, in the order in which it came. */
  const firsts = (numbers: readonly number[]) => [...new Set(numbers)];

  const keysOf = (count: number) => Array.from({ length: count }, newId);
  const inOrder = (each: number) => Array.from({ length: each }, (_, number) => number);

  it('is the order of the topic for each key', async () => {
    const keys = keysOf(6);
    const witness = new Witness();
    await sendMixed(keys, 20);
    await whileConsuming(broker, { topic, handlers: witness.handlers }, () =>
      until('all handled', () => witness.has(keys, 20)).then(() => undefined),
    );
    for (const key of keys) expect(witness.numbersOf(key)).to.deep.equal(inOrder(20));
  });

  it('survives consumers that stop in the middle, and nothing is lost', async () => {
    const keys = keysOf(6);
    const witness = new Witness();
    await sendMixed(keys, 20);
    while (!witness.has(keys, 20)) {
      const before = witness.total;
      await whileConsuming(broker, { topic, handlers: witness.handlers }, () =>
        until('some handled', () => witness.total >= before + 25 || witness.has(keys, 20)).then(
          () => undefined,
        ),
      );
    }
    for (const key of keys) expect(firsts(witness.numbersOf(key))).to.deep.equal(inOrder(20));
  });

  it('survives a second consumer that comes and goes', async () => {
    const keys = keysOf(12);
    const [first, second] = [new Witness(), new Witness()];
    const both = (key: string) =>
      [...first.of(key), ...second.of(key)].toSorted((a, b) => a.at - b.at).map(({ number }) => number);
    const all = (each: number) => keys.every((key) => new Set(both(key)).size === each);
    await whileConsuming(broker, { topic, handlers: first.handlers }, async () => {
      await sendMixed(keys, 10);
      await until('some handled', () => first.total >= 20);
      await whileConsuming(broker, { topic, handlers: second.handlers }, async (joining) => {
        await until('the second has joined', () => joining.connected);
        await sendMixed(keys, 10, 10);
        await until('both work', () => second.total >= 20);
      });
      await sendMixed(keys, 10, 20);
      await until('all handled', () => all(30));
    });
    for (const key of keys) expect(firsts(both(key))).to.deep.equal(inOrder(30));
  });

  it('leaves nothing with consumers that were closed before they had subscribed', async () => {
    const keys = keysOf(12);
    const witness = new Witness();
    await sendMixed(keys, 1);
    for (let times = 0; times < 5; times += 1)
      await whileConsuming(broker, { topic, handlers: witness.handlers }, () => Promise.resolve());
    await whileConsuming(broker, { topic, handlers: witness.handlers }, async () => {
      await until('all handled', () => witness.has(keys, 1));
    });
  });

  it('is kept while one message is tried again and again', async () => {
    const [key, other] = [newId(), newId()];
    const witness = new Witness();
    let failures = 3;
    const handlers: typeof witness.handlers = {
      CrearCompania: async (message, context) => {
        if (message.aggregateId === key && failures-- > 0) throw new Error('not yet');
        await witness.handlers.CrearCompania?.(message, context);
      },
    };
    await sendMixed([key, other], 3);
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('all handled', () => witness.has([key, other], 3));
    });
    expect(witness.numbersOf(key)).to.deep.equal([0, 1, 2]);
  });

  it('does not let a key that is stuck hold up another', async () => {
    const [stuck, other] = [newId(), newId()];
    const witness = new Witness();
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const handlers: typeof witness.handlers = {
      CrearCompania: async (message, context) => {
        if (message.aggregateId === stuck) await blocked;
        await witness.handlers.CrearCompania?.(message, context);
      },
    };
    await sendMixed([stuck, other], 3);
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('the other handled', () => witness.has([other], 3));
      expect(witness.of(stuck)).to.be.empty;
      release();
      await until('all handled', () => witness.has([stuck, other], 3));
    });
  });

  it('does not let keys that are tried again and again take the places of others', async () => {
    const stuck = keysOf(4);
    const other = newId();
    const witness = new Witness();
    let away = true;
    const handlers: typeof witness.handlers = {
      CrearCompania: async (message, context) => {
        if (away && stuck.includes(message.aggregateId)) throw new Unavailable('something', 'away');
        await witness.handlers.CrearCompania?.(message, context);
      },
    };
    await sendMixed([...stuck, other], 1);
    await whileConsuming(broker, { topic, handlers, lanes: 2 }, async () => {
      await until('the other handled', () => witness.has([other], 1));
      expect(witness.total).to.equal(1);
      away = false;
      await until('all handled', () => witness.has(stuck, 1));
    });
  });

  it('leaves its keys to others while what its handlers need is away for long', async () => {
    const keys = keysOf(8);
    const witness = new Witness();
    let there = true;
    const away: typeof witness.handlers = {
      CrearCompania: () => Promise.reject(new Unavailable('database', 'away')),
    };
    await whileConsuming(broker, { topic, handlers: away, usable: () => there }, async (lame) => {
      await until('the first has joined', () => lame.connected);
      await sendMixed(keys, 2);
      await whileConsuming(broker, { topic, handlers: witness.handlers }, async () => {
        there = false;
        await until('all handled by the other', () => witness.has(keys, 2), 40_000);
        expect(lame.connected).to.be.false;
        there = true;
        await until('the first is back', () => lame.connected);
      });
    });
    for (const key of keys) expect(firsts(witness.numbersOf(key))).to.deep.equal(inOrder(2));
  });

  it('has half in hand of what it may take', async () => {
    const keys = keysOf(8);
    let inHand = 0;
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const handlers: HandlerTable<typeof topic> = {
      CrearCompania: async () => {
        inHand += 1;
        await blocked;
      },
    };
    await sendMixed(keys, 1);
    await whileConsuming(broker, { topic, handlers, maxUnacknowledged: 6 }, async () => {
      await until('three in hand', () => inHand === 3);
      await pause(100);
      expect(inHand).to.equal(3);
      release();
      await until('all handled', () => inHand === keys.length);
    });
  });

  it('acknowledges what it was working on when it was closed', async () => {
    const key = newId();
    let handled = 0;
    let begun = false;
    const handlers: HandlerTable<typeof topic> = {
      CrearCompania: async () => {
        begun = true;
        await pause(50);
        handled += 1;
      },
    };
    await producer.send(crear(key, '0'));
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('begun', () => begun);
    });
    expect(handled).to.equal(1);
    const next = new Witness();
    await producer.send(crear(key, '1'));
    await whileConsuming(broker, { topic, handlers: next.handlers }, async () => {
      await until('the next handled', () => next.total > 0);
    });
    expect(next.numbersOf(key)).to.deep.equal([1]);
  });
});
