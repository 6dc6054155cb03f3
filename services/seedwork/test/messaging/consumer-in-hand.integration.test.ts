import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { RawTopic } from '../support/raw-topic.js';
import { keysOf, sendMixed, topic, Witness } from '../support/witness.js';

describe('what a consumer has in hand', function () {
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

  it('is half of what it may take', async () => {
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
    await sendMixed(producer, keys, 1);
    await whileConsuming(broker, { topic, handlers, maxUnacknowledged: 6 }, async () => {
      await until('three in hand', () => inHand === 3);
      await pause(100);
      expect(inHand).to.equal(3);
      release();
      await until('all handled', () => inHand === keys.length);
    });
  });

  it('is acknowledged when it is closed', async () => {
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

  for (const [room, maxUnacknowledged] of [
    ['more may be taken', 64],
    ['no more may be taken', 2],
  ] as const)
    it(`goes back when its handler has not ended for as long as a stop waits, while ${room}`, async () => {
      const key = newId();
      let begun = false;
      const handlers: HandlerTable<typeof topic> = {
        CrearCompania: () => {
          begun = true;
          return new Promise(() => undefined);
        },
      };
      const attempts = { attemptDeadlineMs: 90_000 };
      await producer.send(crear(key, '0'));
      await whileConsuming(
        broker,
        { topic, handlers, drainMs: 100, maxUnacknowledged, attempts },
        async () => {
          await until('begun', () => begun);
        },
      );
      const next = new Witness();
      await whileConsuming(broker, { topic, handlers: next.handlers }, async () => {
        await until('handled', () => next.total > 0);
      });
      expect(next.numbersOf(key)).to.deep.equal([0]);
    });
});
