import { expect } from 'chai';
import fc from 'fast-check';
import { Feed } from '../../../src/messaging/feed/feed.js';
import { decodeVector } from '../../../src/messaging/feed/vector.js';
import { createLog } from '../../../src/runtime/log.js';
import { MemorySource, MemoryTopics } from '../../../testing/memory-topics.js';
import { Follower, type Connection } from '../../support/follower.js';

const PARTITIONS = ['eventos/compania/0', 'eventos/compania/1', 'eventos/auditoria/0'];
const log = createLog({ service: 'test', level: 'silent' });
const turn = () => new Promise(setImmediate);

type Action =
  | { does: 'publish'; partition: string }
  | { does: 'deliver'; pod: number; partition: string }
  | { does: 'connect'; follower: number; pod: number; cursor: number }
  | { does: 'leave'; follower: number }
  | { does: 'restart'; pod: number }
  | { does: 'turn' };

const partition = fc.constantFrom(...PARTITIONS);
const pod = fc.nat({ max: 1 });
const follower = fc.nat({ max: 2 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('publish' as const), partition }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('deliver' as const), pod, partition }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('connect' as const), follower, pod, cursor: fc.nat() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('leave' as const), follower }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), pod }) },
  { weight: 6, arbitrary: fc.constant({ does: 'turn' as const }) },
);

/** A process that reads the topics; its ring is so short that who comes back is often caught up from them. */
class Pod {
  readonly source: MemorySource;
  readonly feed: Feed;

  constructor(topics: MemoryTopics) {
    this.source = new MemorySource(topics);
    this.feed = new Feed(this.source, { capacity: 3, patienceMs: 60_000 }, log);
  }

  static async start(topics: MemoryTopics): Promise<Pod> {
    const pod = new Pod(topics);
    while (!pod.feed.connected) await turn();
    return pod;
  }
}

class World {
  readonly topics = new MemoryTopics(PARTITIONS);
  readonly followers = [new Follower(), new Follower(), new Follower()];
  pods: Pod[] = [];

  async run(actions: readonly Action[]): Promise<void> {
    this.pods = [await Pod.start(this.topics), await Pod.start(this.topics)];
    for (const action of actions) await this.perform(action);
  }

  /** Everything reaches every process; who left comes back. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 500 && !this.complete; turns += 1) {
      for (const { source } of this.pods) source.deliverAll();
      for (const one of this.followers.filter(({ connected, cursors }) => !connected && cursors.length > 0))
        one.connect(this.pods[0]!.feed);
      await turn();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.followers.map((one) => one.leave()));
    await Promise.all(this.pods.map(({ feed }) => feed.close()));
  }

  /** The ids of what was published after a follower came for the first time. */
  expectedOf({ connections }: Follower): string[] {
    const start = connections[0]?.cursors[0];
    if (start === undefined) return [];
    return PARTITIONS.flatMap((name) => this.topics.after(name, decodeVector(start)!)).map(
      ({ json }) => json,
    );
  }

  get complete(): boolean {
    return this.followers.every((one) => {
      if (one.connected && one.cursors.length === 0) return false;
      const received = new Set(one.events.map(({ json }) => json));
      return this.expectedOf(one).every((json) => received.has(json));
    });
  }

  private async perform(action: Action): Promise<void> {
    switch (action.does) {
      case 'publish':
        this.topics.publish(action.partition);
        break;
      case 'deliver':
        this.pods[action.pod]!.source.deliver(action.partition);
        break;
      case 'connect': {
        const one = this.followers[action.follower]!;
        if (one.connected) break;
        one.connect(this.pods[action.pod]!.feed, one.cursors[action.cursor % one.cursors.length]);
        break;
      }
      case 'leave':
        await this.followers[action.follower]!.leave();
        break;
      case 'restart':
        await this.pods[action.pod]!.feed.close();
        this.pods[action.pod] = await Pod.start(this.topics);
        break;
      case 'turn':
        await turn();
    }
  }
}

/** The entries that a connection was given of one partition, and the one before them. */
function entriesOf({ asked, cursors, events }: Connection, name: string): number[] {
  const [, before] = decodeVector(asked ?? cursors[0]!)!.get(name)!;
  return [before, ...events.filter((event) => event.partition === name).map(({ position }) => position[1])];
}

describe('feed, whatever happens', function () {
  this.timeout(60_000);

  it('gives everyone every event, in order per partition, from any cursor on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 60, size: 'max' }), async (actions) => {
        const world = new World();
        await world.run(actions);
        await world.settle();
        expect(world.complete, 'everyone has everything').to.be.true;
        for (const connection of world.followers.flatMap(({ connections }) => connections)) {
          expect(connection.resets).to.equal(0);
          if (connection.cursors.length === 0) continue;
          for (const name of PARTITIONS) {
            const entries = entriesOf(connection, name);
            expect(entries).to.deep.equal(entries.map((_, index) => entries[0]! + index));
          }
        }
        await world.close();
        expect(world.pods.map(({ feed }) => feed.waiting)).to.deep.equal([0, 0]);
      }),
      { numRuns: 300 },
    );
  });
});
