import { expect } from 'chai';
import type { Broker } from '../../../src/messaging/client.js';
import type { ReadLine } from '../../../src/messaging/feed/protocol.js';
import { readTopics } from '../../../src/messaging/feed/topics.js';
import { EndlessReader } from '../../support/endless-reader.js';

const request = {
  serviceUrl: '',
  adminUrl: '',
  tenant: '',
  logLevel: 'silent',
  topics: ['eventos/compania'],
  from: {},
  depth: 0,
} as const;
const MESSAGES = 1000;

/** It grows another partition when it has been opened. */
class GrowingTopic {
  private readonly reader = new EndlessReader();
  private readonly partitions = ['0'];
  told = 0;

  private readonly broker = {
    topicUrl: (topic: string) => topic,
    client: {
      getPartitionsForTopic: () => Promise.resolve([...this.partitions]),
      createReader: () => {
        this.partitions.push('1');
        return Promise.resolve(this.reader);
      },
    },
  } as unknown as Broker;

  /** Looking for partitions all the time. */
  read(follow: number | null): Promise<void> {
    this.reader.hasNext = () => this.told < MESSAGES;
    return readTopics(this.broker, { ...request, follow }, (line) => this.tell(line), 1);
  }

  private tell(line: ReadLine): Promise<void> {
    if ('data' in line) this.told += 1;
    return this.told <= MESSAGES ? Promise.resolve() : new Promise(() => undefined);
  }
}

describe('topics that grow while they are read', () => {
  let topic: GrowingTopic;

  beforeEach(() => {
    topic = new GrowingTopic();
  });

  it('are read to the end by who catches up', async () => {
    await topic.read(null);
    expect(topic.told).to.equal(MESSAGES);
  });

  it('are to be opened anew by who follows them', () => topic.read(Infinity));
});
