import { randomUUID } from 'node:crypto';
import { until } from '@propalpes/local/process/until';
import { Bff } from '@propalpes/tools/bff/bff';
import { atBff } from './client.js';
import { departureOf, type Departure } from './departure.js';
import { EventClient, subscribe } from './event-client.js';
import { SteadyLoad } from './steady-load.js';

export interface StreamsSeen {
  readonly departure: Departure;
  /** How many events a client saw before it moved, and after. */
  readonly before: number;
  readonly after: number;
  /** Ids of the events that another client saw meanwhile, who stayed where it was, and this one never. */
  readonly missed: readonly string[];
  /** How often either was told that it has missed something. */
  readonly resets: number;
  /** Whether a subscription to an operation that never came was told that nothing more will come. */
  readonly completed: boolean;
}

/** Asks a pod of the BFF to go while clients follow what happens there; they go on at another, where others ask for changes. */
export const streamsThatMove = (from: string, to: string): Promise<StreamsSeen> =>
  atBff(from, (leaving) => atBff(to, (other) => move(from, leaving, other)));

async function move(pod: string, leaving: string, other: string): Promise<StreamsSeen> {
  const [moving, staying] = [new EventClient(), new EventClient()];
  const over = new AbortController();
  let before = 0;
  const streams = Promise.all([
    moving.follow(leaving).then(() => {
      before = moving.events.length;
      return moving.follow(other, over.signal);
    }),
    staying.follow(other, over.signal),
  ]);
  const subscription = subscribe(leaving, randomUUID());
  await comesTrue('Two streams', () => moving.isFollowing && staying.isFollowing);
  const load = new SteadyLoad(new Bff(other), 4);
  await comesTrue('Events', () => moving.events.length > 20);
  const departure = await departureOf(pod);
  const { completed } = await subscription;
  await load.end();
  const missed = () => staying.events.filter((id) => !moving.events.includes(id));
  // what is missing then does not come any more
  await comesTrue('Every event', () => missed().length === 0).catch(() => undefined);
  over.abort();
  await streams;
  const after = moving.events.length - before;
  return { departure, before, after, missed: missed(), resets: moving.resets + staying.resets, completed };
}

const comesTrue = (what: string, condition: () => boolean): Promise<void> =>
  until(() => Promise.resolve(condition()), { what, withinMs: 30_000 });
