import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';
import type { EncodedMessage } from '../../src/application/encoded-message.js';
import { newId } from '../../src/domain/id.js';
import type { Consumer } from '../../src/messaging/consumer.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { metric } from '../../testing/metric.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear, eliminar } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { RawTopic } from '../support/raw-topic.js';

const topic = 'comandos/compania';

describe('a consumer that was away', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  before(async () => (sandbox = await Sandbox.open([topic])));

  after(() => sandbox.close());

  /** Has a message in hand while `look` looks, and is done with it afterwards. */
  async function withOneInHand(clock: () => number, look: (consumer: Consumer<typeof topic>) => void) {
    let inHand = false;
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const CrearCompania = () => {
      inHand = true;
      return released;
    };
    const producer = await RawTopic.open(sandbox.broker(), topic);
    await producer.send(crear(newId()));
    await producer.close();
    await whileConsuming(
      sandbox.broker(),
      { topic, clock, handlers: { CrearCompania } },
      async (consumer) => {
        await until('in hand', () => inHand);
        look(consumer);
        release();
        await until('caught up', () => consumer.caughtUp);
      },
    );
  }

  it('has not caught up before it is connected', async () => {
    await whileConsuming(sandbox.broker(), { topic, handlers: {} }, async (consumer) => {
      expect(consumer.caughtUp).to.be.false;
      await until('caught up', () => consumer.caughtUp);
    });
  });

  it('has not caught up while what it works on is old', async () => {
    await withOneInHand(
      () => Date.now() + 60_000,
      ({ caughtUp }) => expect(caughtUp).to.be.false,
    );
  });

  it('has caught up while what it works on is fresh', async () => {
    await withOneInHand(
      () => Date.now(),
      ({ caughtUp }) => expect(caughtUp).to.be.true,
    );
  });

  const retries = () => metric('propalpes_message_retries_total', { topic, kind: 'transient' });
  const done = () => Promise.resolve();
  const unavailable = () => Promise.reject(new Unavailable('database', 'gone'));

  /** Has `messages`, all of them old, tried in vain while `look` looks; a consumer that can is done with them afterwards. */
  async function withTriedInVain(
    handlers: HandlerTable<typeof topic>,
    messages: readonly EncodedMessage[],
    look: (consumer: Consumer<typeof topic>) => void,
  ) {
    const before = await retries();
    const producer = await RawTopic.open(sandbox.broker(), topic);
    await producer.send(...messages);
    await producer.close();
    // once each: the next try is far away
    const attempts = { minBackoffMs: 30_000, maxBackoffMs: 30_000 };
    const clock = () => Date.now() + 60_000;
    await whileConsuming(sandbox.broker(), { topic, clock, handlers, attempts }, async (consumer) => {
      await until('tried', async () => (await retries()) === before + messages.length);
      look(consumer);
    });
    let handled = 0;
    const count = () => Promise.resolve((handled += 1));
    const able = { CrearCompania: count, EliminarCompania: count };
    await whileConsuming(sandbox.broker(), { topic, handlers: able }, async () => {
      await until('handled', () => handled === messages.length);
    });
  }

  it('has not caught up while what it works on is tried again and again', async () => {
    await withTriedInVain({ CrearCompania: unavailable }, [crear(newId())], ({ caughtUp }) => {
      expect(caughtUp).to.be.false;
    });
  });

  it('has caught up while nothing but a command of another version waits', async () => {
    await withTriedInVain({ CrearCompania: done }, [eliminar(newId())], ({ caughtUp }) => {
      expect(caughtUp).to.be.true;
    });
  });

  it('has not caught up while something else waits beside a command of another version', async () => {
    const messages = [eliminar(newId()), crear(newId())];
    await withTriedInVain({ CrearCompania: unavailable }, messages, ({ caughtUp }) => {
      expect(caughtUp).to.be.false;
    });
  });
});
