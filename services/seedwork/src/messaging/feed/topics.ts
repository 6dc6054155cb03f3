import { setTimeout as pause } from 'node:timers/promises';
import type { Broker } from '../client.js';
import { PartitionReader } from './partition-reader.js';
import { before, endOf, partitionsOf, type Partition } from './partitions.js';
import { TELL_EVERY_MS, type RawMessage, type ReadLine, type ReadRequest } from './protocol.js';
import { LOOKS_UNTIL_LOST } from '../native.js';
import { BEGINNING, type Position } from '../position.js';
import { untilLost } from '../until-lost.js';

const LOOK_FOR_PARTITIONS_MS = 60_000;

/** Resolves when there is no more, or when somebody should open the topics anew; rejects with `PositionLost`. */
export async function readTopics(
  broker: Broker,
  { topics, from, depth, follow }: ReadRequest,
  tell: (line: ReadLine) => Promise<void>,
  lookForPartitionsMs = LOOK_FOR_PARTITIONS_MS,
): Promise<void> {
  const opened: Record<string, Position> = {};
  const ends: Record<string, Position> = {};
  const startOf = async (partition: Partition): Promise<Position> => {
    if (from) return from[partition.name] ?? BEGINNING;
    const end = await endOf(broker, partition);
    ends[partition.name] = end;
    return before(end, depth);
  };

  const partitions = await partitionsOf(broker, topics);
  const readers = await Promise.all(
    partitions.map(async (partition) => {
      const start = await startOf(partition);
      opened[partition.name] = start;
      return PartitionReader.open(broker, partition, start, from !== null);
    }),
  );
  await tell({ opened, ends });
  const connected = () => readers.every((reader) => reader.connected);
  const over = new AbortController();
  const { signal } = over;
  const telling = setInterval(() => {
    void tell({ connected: connected(), residentBytes: process.memoryUsage.rss() });
  }, TELL_EVERY_MS);

  const nextLook = () => pause(lookForPartitionsMs, undefined, { signal });
  const reading =
    follow === null
      ? [Promise.all(readers.map((reader) => reader.drain(tell)))]
      : [followFor(follow, readers, tell), grown(broker, topics, partitions.length, nextLook)];
  try {
    await Promise.race([...reading, lost(connected, signal)]);
  } finally {
    clearInterval(telling);
    over.abort();
  }
}

/** Resolves when so many messages have been told. */
function followFor(
  messages: number,
  readers: readonly PartitionReader[],
  tell: (message: RawMessage) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let told = 0;
    const count = async (message: RawMessage) => {
      await tell(message);
      told += 1;
      if (told === messages) resolve();
    };
    for (const reader of readers) reader.follow(count).catch(reject);
  });
}

async function lost(connected: () => boolean, signal: AbortSignal): Promise<void> {
  if (await untilLost(connected, LOOKS_UNTIL_LOST, signal)) throw new Error('the client lost the topics');
}

/** Resolves when the topics have other partitions than they had. */
async function grown(
  broker: Broker,
  topics: readonly string[],
  known: number,
  nextLook: () => Promise<unknown>,
): Promise<void> {
  let found = known;
  while (found === known) {
    await nextLook();
    found = await partitionsOf(broker, topics).then(
      ({ length }) => length,
      () => known,
    );
  }
}
