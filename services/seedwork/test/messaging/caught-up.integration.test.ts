import { expect } from 'chai';
import { newId } from '../../src/domain/id.js';
import type { Consumer } from '../../src/messaging/consumer.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';
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
});
