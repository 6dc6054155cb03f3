import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { BrokerSettings } from '@propalpes/seedwork/messaging/client';
import { Feed } from '@propalpes/seedwork/messaging/feed/feed';
import { FeedReader } from '@propalpes/seedwork/messaging/feed/reader';

const PATIENCE_MS = 2000;

/** Feeds what the catalogue lets `reader` read. @param capacity how many events are remembered */
export function openFeed(pulsar: BrokerSettings, reader: string, capacity: number): Feed {
  const topics = topicsReadBy(reader);
  const depth = Math.floor(capacity / topics.length);
  const source = new FeedReader({ ...pulsar, topics, depth });
  return new Feed(source, { capacity, patienceMs: PATIENCE_MS }, pulsar.log);
}

function topicsReadBy(reader: string): TopicName[] {
  const names = Object.keys(TOPICS) as TopicPath[];
  return names.filter((name) => TOPICS[name].readers.includes(reader)) as TopicName[];
}
