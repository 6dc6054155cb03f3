import { expect } from 'chai';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { expectConsumer } from '../../src/messaging/consumer-gauges.js';
import { metric } from '../../testing/metric.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { creation, memoryRepository, onceWith } from '../support/handlers.js';
import { MemorySink } from '../support/memory-sink.js';
import { RawTopic } from '../support/raw-topic.js';

const topic = 'comandos/compania';
const type = 'CrearCompania';

describe('metrics of a consumer', function () {
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

  const connected = () => metric('propalpes_consumer_connected', { topic });
  const handled = (outcome: string) => metric('propalpes_messages_handled_total', { topic, type, outcome });

  it('say that it is connected while it is, not before and not after', async () => {
    expectConsumer(topic);
    expect(await connected()).to.equal(0);
    await whileConsuming(broker, { topic, handlers: {} }, async (consumer) => {
      await until('connected', () => consumer.connected);
      expect(await connected()).to.equal(1);
    });
    expect(await connected()).to.equal(0);
  });

  it('count what was received, is in hand, refused and done, and for how long it waited behind others of its key', async () => {
    const inHand = () => metric('propalpes_messages_in_hand', { topic });
    const received = () => metric('propalpes_messages_received_total', { topic });
    const waits = () => metric('propalpes_message_lane_wait_seconds', { topic }, '_sum');
    const ages = () => metric('propalpes_message_age_seconds', { topic }, '_count');
    const figures = () => Promise.all([received(), handled('refused'), handled('done'), waits(), ages()]);
    const before = await figures();
    const key = newId();
    let release = (): void => undefined;
    // the handler may begin to wait for it late
    const released = new Promise<void>((resolve) => (release = resolve));
    const handlers: HandlerTable<typeof topic> = {
      CrearCompania: async ({ data }) => {
        if (data.nombre !== 'first') return 'done';
        await released;
        return 'refused';
      },
    };
    await producer.send(crear(key, 'first'), crear(key, 'second'));
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('both received', async () => (await received()) === before[0] + 2);
      expect(await inHand()).to.equal(2);
      const behindSince = performance.now();
      await until('a while', () => performance.now() - behindSince > 100);
      release();
      await until('both handled', async () => (await ages()) === before[4] + 2);
      await until('none in hand', async () => (await inHand()) === 0);
    });
    const [total, refused, done, waited] = await figures();
    expect([total - before[0], refused - before[1], done - before[2]]).to.deep.equal([2, 1, 1]);
    expect(waited - before[3]).to.be.above(0.09);
  });

  it('count a message that is delivered twice as done and as repeated', async () => {
    const figures = () => Promise.all([handled('done'), handled('repeated')]);
    const before = await figures();
    const once = onceWith({ repository: memoryRepository(), sink: new MemorySink() });
    const command = crear(newId());
    await producer.send(command, command);
    await whileConsuming(broker, { topic, handlers: { CrearCompania: once(creation) } }, async () => {
      await until('both handled', async () => (await figures()).join() === before.map((it) => it + 1).join());
    });
  });
});
