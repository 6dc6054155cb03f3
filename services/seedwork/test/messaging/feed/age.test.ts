import { expect } from 'chai';
import { Feed } from '../../../src/messaging/feed/feed.js';
import type { FeedPart, FeedSource } from '../../../src/messaging/feed/source.js';
import { BEGINNING } from '../../../src/messaging/position.js';
import { createLog } from '../../../src/runtime/log.js';
import { metric } from '../../../testing/metric.js';
import { until } from '../../../testing/until.js';

const partition = 'eventos/compania/0';

const event = (entry: number, ageMs: number): FeedPart => ({
  kind: 'messages',
  messages: [
    {
      partition,
      position: [1, entry],
      type: 'Paso',
      correlationId: 'operacion',
      time: Date.now() - ageMs,
      json: '{}',
    },
  ],
  reached: new Map([[partition, [1, entry]]]),
});

/** The first event was there when the topic was opened, the second comes after it. */
const source: FeedSource = {
  async *read({ signal }) {
    yield { kind: 'opened', from: new Map([[partition, BEGINNING]]), ends: new Map([[partition, [1, 0]]]) };
    yield event(0, 3_600_000);
    yield event(1, 60_000);
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve);
    });
  },
};

describe('the age of the events of a feed', () => {
  it('is measured of what comes, not of what was there when the topics were opened', async () => {
    const age = (suffix: '_count' | '_sum') => metric('propalpes_feed_event_age_seconds', {}, suffix);
    const before = { count: await age('_count'), sum: await age('_sum') };
    const feed = new Feed(
      source,
      { capacity: 5, patienceMs: 20 },
      createLog({ service: 'test', level: 'silent' }),
    );
    await until('an age', async () => (await age('_count')) > before.count);
    await feed.close();
    expect(await age('_count')).to.equal(before.count + 1);
    expect((await age('_sum')) - before.sum).to.be.within(60, 70);
  });
});
