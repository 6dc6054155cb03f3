import type { TopicName } from '@propalpes/schemas/generated/types';
import type { BrokerSettings } from '../client.js';
import { Decoder } from '../decoder.js';
import { readInChild } from './child.js';
import { wireJson } from './json.js';
import { feedMemory, feedUnreadable } from './metrics.js';
import type { Opened, RawMessage, ReadRequest } from './protocol.js';
import type { FeedMessage } from './ring.js';
import { PositionLost, type FeedPart, type FeedReading, type FeedSource } from './source.js';
import type { Position } from '../position.js';
import { SchemaRegistry } from '../registry.js';
import { Undeliverable } from '../undeliverable.js';

export interface FeedReaderSettings extends BrokerSettings {
  readonly topics: readonly TopicName[];
  /** How many messages before the end of each partition a reading begins that is not given a position. */
  readonly depth: number;
  /** How many messages a process follows them for: what it does not give back is 592 bytes of each. */
  readonly messagesPerProcess?: number;
}

/** 60 MB. */
const MESSAGES_PER_PROCESS = 100_000;

/** Reads topics of the broker, each time in a process of its own. */
export class FeedReader implements FeedSource {
  private readonly decoders: ReadonlyMap<string, Decoder<TopicName>>;

  constructor(private readonly settings: FeedReaderSettings) {
    const registry = new SchemaRegistry(settings);
    for (const topic of settings.topics) feedUnreadable.inc({ topic }, 0);
    this.decoders = new Map(settings.topics.map((topic) => [topic, new Decoder(topic, registry)]));
  }

  async *read({ from, follow, signal }: FeedReading): AsyncGenerator<FeedPart, void> {
    const { log, messagesPerProcess = MESSAGES_PER_PROCESS, ...settings } = this.settings;
    const request = {
      ...settings,
      from: from ? Object.fromEntries(from) : null,
      follow: follow ? messagesPerProcess : null,
      logLevel: log.level as ReadRequest['logLevel'],
    };
    for await (const lines of readInChild(request, signal)) {
      const messages: FeedMessage[] = [];
      const reached = new Map<string, Position>();
      let ended = false;
      for (const line of lines) {
        if ('lost' in line) throw new PositionLost(line.lost);
        if ('opened' in line) yield openedOf(line);
        else if ('connected' in line) {
          if (follow) feedMemory.set(line.residentBytes);
          yield { kind: 'connected', connected: line.connected };
        } else if ('ended' in line) ended = true;
        else {
          messages.push(...(await this.decoded(line)));
          reached.set(line.partition, line.position);
        }
      }
      if (reached.size > 0) yield { kind: 'messages', messages, reached };
      if (ended) return;
    }
  }

  /** None when nobody can read it. Rejects with `Unavailable` when the registry is away: it is read again later. */
  private async decoded({ partition, position, schema, data }: RawMessage): Promise<FeedMessage[]> {
    const topic = partition.slice(0, partition.lastIndexOf('/'));
    try {
      const message = await this.decoderOf(topic).decode(Buffer.from(data, 'base64'), schema);
      const { type, correlationId, time } = message;
      return [{ partition, position, type, correlationId, time, json: wireJson(message) }];
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      feedUnreadable.inc({ topic });
      this.settings.log.error({ partition, position, err: error }, 'an event is left out of the feed');
      return [];
    }
  }

  private decoderOf(topic: string): Decoder<TopicName> {
    const decoder = this.decoders.get(topic);
    if (!decoder) throw new Error(`the feed has no topic ${topic}`);
    return decoder;
  }
}

const openedOf = ({ opened, ends }: Opened): FeedPart => ({
  kind: 'opened',
  from: new Map(Object.entries(opened)),
  ends: new Map(Object.entries(ends)),
});
