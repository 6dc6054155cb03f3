import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import type { Connection } from 'mongoose';
import { Refused } from '../src/cli/refused.js';
import { replay } from '../src/replay/replay.js';
import { lifeOf } from './support/company-lives.js';
import { workshopIn, type Bench } from './support/workshop.js';

const COMPANIES = 100;
const source = { topic: 'eventos/compania', subscription: 'auditoria' };
const options = { upTo: 100, yes: true, dryRun: false, empty: false };

describe('replay', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let auditoria: ServiceProcess;
  let bench: Bench;
  /** What auditoria has made of the events. */
  let projected: object[];
  let replayed: Connection;

  before(async () => {
    sandbox = await Sandbox.open(Object.keys(TOPICS) as TopicPath[]);
    bench = workshopIn(sandbox);
    const DATABASE = sandbox.databaseName('live');
    auditoria = await ServiceProcess.start('auditoria', { ...sandbox.env, DATABASE });
    sandbox.defer(() => auditoria.stop('SIGKILL'));
    for (let number = 0; number < COMPANIES; number += 1) {
      const life = lifeOf(number);
      await bench.workshop.sender.publish([...life, ...life.slice(0, 1)]);
    }
    const { admin } = bench.workshop;
    await until('all heard', async () => (await admin.statsOf(source))?.backlog === 0, 30_000);
    projected = await documentsOf((await sandbox.database('live')).connection);
    replayed = await bench.workshop.database('auditoria');
  });

  after(() => sandbox.close());

  const collectionOf = (connection: Connection) =>
    connection.collection<{ _id: string; nit: string }>('companias_conocidas');

  const documentsOf = (connection: Connection): Promise<object[]> =>
    collectionOf(connection).find().sort({ _id: 1 }).toArray();

  it('refuses more events than it may without a yes, before it changes anything', async () => {
    const refusal = await replay(bench.workshop, 'companias_conocidas', { ...options, yes: false }).catch(
      (it: unknown) => it,
    );
    expect(refusal).to.be.instanceOf(Refused);
    expect(await documentsOf(replayed)).to.be.empty;
  });

  it('of all events into an empty projection gives the documents that the service has', async () => {
    const { unreadable } = await replay(bench.workshop, 'companias_conocidas', options);
    expect(unreadable).to.equal(0);
    expect(projected).to.have.length(COMPANIES);
    expect(await documentsOf(replayed)).to.deep.equal(projected);
  });

  it('changes nothing when it is done again', async () => {
    await replay(bench.workshop, 'companias_conocidas', options);
    expect(await documentsOf(replayed)).to.deep.equal(projected);
  });

  it('leaves no subscription behind, which would keep events for ever', async () => {
    const { admin } = bench.workshop;
    expect(await admin.statsOf({ ...source, subscription: 'replay-companias_conocidas' })).to.be.undefined;
  });

  it('forgets nothing while the service runs', async () => {
    const emptying = replay(bench.workshop, 'companias_conocidas', { ...options, empty: true });
    const refusal = await emptying.catch((it: unknown) => it);
    expect(refusal).to.be.instanceOf(Refused);
    expect(await documentsOf(replayed)).to.deep.equal(projected);
  });

  it('forgets first, if it is told to, what no event tells of', async () => {
    await auditoria.stop();
    await collectionOf(replayed).insertOne({ _id: 'nobody', nit: '1' });
    await replay(bench.workshop, 'companias_conocidas', { ...options, empty: true });
    expect(await documentsOf(replayed)).to.deep.equal(projected);
  });
});
