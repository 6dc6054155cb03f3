import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { whileConsuming } from '../support/consuming.js';
import { RawTopic } from '../support/raw-topic.js';
import { keysOf, sendMixed, topic, Witness } from '../support/witness.js';

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

  /** What came for the first time, in the order in which it came. */
  const firsts = (numbers: readonly number[]) => [...new Set(numbers)];

  const inOrder = (each: number) => Array.from({ length: each }, (_, number) => number);

  it('is the order of the topic for each key', async () => {
    const keys = keysOf(6);
    const witness = new Witness();
    await sendMixed(producer, keys, 20);
    await whileConsuming(broker, { topic, handlers: witness.handlers }, () =>
      until('all handled', () => witness.has(keys, 20)).then(() => undefined),
    );
    for (const key of keys) expect(witness.numbersOf(key)).to.deep.equal(inOrder(20));
  });

  it('survives consumers that stop in the middle, and nothing is lost', async () => {
    const keys = keysOf(6);
    const witness = new Witness();
    await sendMixed(producer, keys, 20);
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
      await sendMixed(producer, keys, 10);
      await until('some handled', () => first.total >= 20);
      await whileConsuming(broker, { topic, handlers: second.handlers }, async (joining) => {
        await until('the second has joined', () => joining.connected);
        await sendMixed(producer, keys, 10, 10);
        await until('both work', () => second.total >= 20);
      });
      await sendMixed(producer, keys, 10, 20);
      await until('all handled', () => all(30));
    });
    for (const key of keys) expect(firsts(both(key))).to.deep.equal(inOrder(30));
  });

  it('leaves nothing with consumers that were closed before they had subscribed', async () => {
    const keys = keysOf(12);
    const witness = new Witness();
    await sendMixed(producer, keys, 1);
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
    await sendMixed(producer, [key, other], 3);
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
    await sendMixed(producer, [stuck, other], 3);
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
    await sendMixed(producer, [...stuck, other], 1);
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
      await sendMixed(producer, keys, 2);
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
});
