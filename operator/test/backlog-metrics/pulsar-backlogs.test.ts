import { expect } from 'chai';

import { pulsarBacklogs } from '../../src/backlog-metrics/pulsar-backlogs.js';
import type { StatsAnswer } from '../../src/pulsar/admin-answers.js';

type Subscriptions = Record<string, { msgBacklog: number; isDurable: boolean }>;

const topic = 'persistent://propalpes/comandos/compania';
const durable = (msgBacklog: number) => ({ msgBacklog, isDurable: true });

/** The stats of a topic that should have `partitions` partitions, of which these are served. */
function stats(partitions: number, ...served: Subscriptions[]): StatsAnswer {
  const entries = served.map((subscriptions, index) => [`${topic}-partition-${index}`, { subscriptions }]);
  return { metadata: { partitions }, partitions: Object.fromEntries(entries) as StatsAnswer['partitions'] };
}

const backlogsOf = (answer: StatsAnswer | undefined) =>
  pulsarBacklogs({ partitionedStats: () => Promise.resolve(answer) }).of(topic);

describe('pulsarBacklogs', () => {
  it('sums the backlog of each subscription over all partitions', async () => {
    const answer = stats(
      2,
      { companias: durable(3), auditoria: durable(0) },
      { companias: durable(4), auditoria: durable(1) },
    );
    expect(Object.fromEntries((await backlogsOf(answer))!)).to.deep.equal({ companias: 7, auditoria: 1 });
  });

  it('leaves out subscriptions that go with their consumers', async () => {
    const answer = stats(1, { companias: durable(3), reader: { msgBacklog: 9, isDurable: false } });
    expect([...(await backlogsOf(answer))!.keys()]).to.deep.equal(['companias']);
  });

  it('leaves out a subscription that is not on every partition, whose sum would be too small', async () => {
    const answer = stats(2, { companias: durable(3), auditoria: durable(5) }, { companias: durable(4) });
    expect([...(await backlogsOf(answer))!.keys()]).to.deep.equal(['companias']);
  });

  it('knows nothing while a partition is not served', async () => {
    const failure = await backlogsOf(stats(2, { companias: durable(3) })).catch(String);
    expect(failure).to.match(/unavailable: 1 of 2 partitions are served$/);
  });

  it('knows no topic that does not exist', async () => {
    expect(await backlogsOf(undefined)).to.equal(undefined);
  });
});
