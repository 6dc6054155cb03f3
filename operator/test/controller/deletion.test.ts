import { expect } from 'chai';
import { MockAgent } from 'undici';

import { deleteTopic } from '../../src/controller/deletion.js';
import type { Outcome } from '../../src/controller/outcome.js';
import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import { sampleTopic, topicManifest } from '../samples.js';

const namespace = '/admin/v2/persistent/propalpes/eventos';
const json = { headers: { 'content-type': 'application/json' } };
const partition = (index: number): string => `${sampleTopic}-partition-${index}`;
const drained = { subscriptions: { auditoria: { msgBacklog: 0 } } };

describe('deleteTopic', () => {
  const deleted: string[] = [];

  beforeEach(() => {
    deleted.length = 0;
  });

  /** Of a broker that gives these statistics of a topic with two partitions, which both exist. */
  const attempt = (
    partitions: Record<string, object>,
    confirm: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Outcome | undefined> => {
    const broker = new MockAgent();
    const pool = broker.get('http://broker');
    const stats = { metadata: { partitions: 2 }, partitions };
    const answer = (path: string, body: unknown) =>
      pool.intercept({ path: (it) => it.split('?')[0] === path }).reply(200, JSON.stringify(body), json);
    answer(`${namespace}/compania/partitioned-stats`, stats);
    answer(namespace, [partition(0), partition(1)]);
    pool.intercept({ path: `${namespace}/compania/partitions`, method: 'DELETE' }).reply(({ path }) => {
      deleted.push(path);
      return { statusCode: 204, data: '' };
    });
    const admin = new PulsarAdmin({ url: 'http://broker', dispatcher: broker });
    return deleteTopic(admin, topicManifest(), confirm);
  };
  const refusal = (attempted: Promise<unknown>): Promise<string> =>
    attempted.then(
      () => 'deleted',
      (error: unknown) => String(error),
    );

  it('deletes a topic whose partitions are all drained', async () => {
    expect(await attempt({ [partition(0)]: drained, [partition(1)]: drained })).to.equal(undefined);
    expect(deleted).to.have.length(1);
  });

  it('shouldNotDeleteWhileAPartitionIsNotServed', async () => {
    const told = await refusal(attempt({ [partition(0)]: drained }));
    expect(told).to.match(/unavailable: partition 1 exists but is not served/);
    expect(deleted).to.deep.equal([]);
  });

  it('does not take the placeholder of a topic that is not served for a drained partition', async () => {
    expect(await refusal(attempt({ [sampleTopic]: drained }))).to.match(/exists but is not served/);
    expect(deleted).to.deep.equal([]);
  });

  it('deletes nothing when the object is no longer to be deleted', async () => {
    const confirm = () => Promise.reject(new Error('409'));
    const told = await refusal(attempt({ [partition(0)]: drained, [partition(1)]: drained }, confirm));
    expect([told, deleted]).to.deep.equal(['Error: 409', []]);
  });
});
