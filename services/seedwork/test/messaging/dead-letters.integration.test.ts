import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { DEAD_LETTER_TOPIC } from '../../src/messaging/dead-letter.js';
import { Sandbox } from '../../testing/sandbox.js';
import { messagesOf } from '../../testing/topic-messages.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { metric } from '../../testing/metric.js';
import { RawTopic } from '../support/raw-topic.js';

const topic = 'comandos/compania';

describe('poison', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let broker: Broker;
  let producer: RawTopic;
  let handled: string[];
  let tries: number;

  const handlers: HandlerTable<typeof topic> = {
    CrearCompania: ({ data }) => {
      tries += 1;
      if (data.nombre === 'bug') throw new TypeError('nombre is not a function');
      handled.push(data.nombre ?? '');
      return Promise.resolve();
    },
  };

  before(async () => {
    sandbox = await Sandbox.open([topic, DEAD_LETTER_TOPIC]);
    broker = sandbox.broker();
    producer = await RawTopic.open(broker, topic);
  });

  beforeEach(() => {
    handled = [];
    tries = 0;
  });

  after(() => sandbox.close());

  const counted = (reason: string) => metric('propalpes_dead_letters_total', { topic, reason });

  /** The dead letter of a message that neighbours of the same key and of another key surround. */
  async function bury(poison: ReturnType<typeof crear>) {
    const { key } = poison;
    await producer.send(crear(key, 'before'), poison, crear(key, 'after'), crear(newId(), 'beside'));
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('neighbours handled', () => handled.length === 3);
    });
    const letters = await messagesOf(broker, DEAD_LETTER_TOPIC);
    const own = letters.filter((letter) => letter.getPartitionKey() === key);
    expect(own).to.have.length(1);
    return own[0]!;
  }

  const cases = {
    'bytes that are not Avro': {
      poison: () => ({ ...crear(newId()), bytes: randomBytes(40) }),
      reason: 'undecodable',
    },
    'no bytes at all': {
      poison: () => ({ ...crear(newId()), bytes: Buffer.alloc(0) }),
      reason: 'undecodable',
    },
    'a fingerprint that the registry does not know': {
      poison: () => {
        const message = crear(newId());
        return { ...message, properties: { ...message.properties, schema: '0123456789abcdef' } };
      },
      reason: 'unknown_schema',
    },
    'no properties at all': {
      poison: () => ({ ...crear(newId()), properties: {} }),
      reason: 'unknown_schema',
    },
    'a message that meets a bug': { poison: () => crear(newId(), 'bug'), reason: 'bug' },
  };

  for (const [name, { poison, reason }] of Object.entries(cases)) {
    it(`${name}: goes to the dead-letter topic as ${reason}, byte by byte, while its neighbours go on`, async () => {
      const original = poison();
      const before = await counted(reason);
      const letter = await bury(original);
      expect(letter.getData()).to.deep.equal(original.bytes);
      expect({ ...letter.getProperties() }).to.include({ reason, topic, subscription: 'companias' });
      expect(handled).to.include.members(['before', 'after', 'beside']);
      expect(await counted(reason)).to.equal(before + 1);
    });
  }

  it('keeps the properties of the original, so that it can be sent again', async () => {
    const original = { ...crear(newId()), bytes: randomBytes(40) };
    const properties = (await bury(original)).getProperties();
    for (const [name, value] of Object.entries(original.properties))
      expect(properties).to.have.property(`original.${name}`, value);
    expect(properties).to.include.keys('message_id', 'publish_time');
  });

  it('says what the bug was and tells one bug from another', async () => {
    const properties = (await bury(crear(newId(), 'bug'))).getProperties();
    expect(properties['error']).to.equal('TypeError: nombre is not a function');
    expect(properties['stack_hash']).to.match(/^[0-9a-f]{16}$/);
  });

  it('is tried five times when it is a bug', async () => {
    await bury(crear(newId(), 'bug'));
    expect(tries).to.equal(5 + 3);
  });

  it('is acknowledged, so that it does not come again', async () => {
    const key = (await bury(crear(newId(), 'bug'))).getPartitionKey();
    tries = 0;
    await producer.send(crear(key, 'next'));
    await whileConsuming(broker, { topic, handlers }, async () => {
      await until('next handled', () => handled.includes('next'));
    });
    expect(tries).to.equal(1);
  });

  it('leaves nothing in hand', async () => {
    await bury(crear(newId(), 'bug'));
    expect(await metric('propalpes_messages_in_hand', { topic })).to.equal(0);
  });
});
