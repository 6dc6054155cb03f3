import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { auditoria, Fixture } from './fixture.js';
import { OperatorProcess } from './operator-process.js';
import { createServiceAccount } from './service-account.js';
import { TopicFleet } from './topic-fleet.js';

describe('the process of the operator', function () {
  this.timeout(90_000);
  let world: Fixture;
  let directory: string;
  let kubeconfig: string;
  let operator: OperatorProcess | undefined;
  Fixture.forEach((fixture) => (world = fixture));

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'operator-'));
    kubeconfig = await createServiceAccount(world.team.namespace, directory);
  });

  afterEach(async () => {
    await operator?.kill();
    operator = undefined;
    await rm(directory, { recursive: true });
  });

  const start = async (settings: Record<string, string> = {}): Promise<OperatorProcess> => {
    const own = { KUBECONFIG: kubeconfig, WATCH_NAMESPACE: world.team.namespace };
    operator = await OperatorProcess.prepare({ ...own, ...settings });
    await operator.start();
    return operator;
  };

  const isReady = async (): Promise<boolean> => (await operator?.get('/readyz'))?.status === 200;

  it('shouldDoAllItNeedsWithItsRole', async () => {
    const { lines } = await start();
    const { metadata } = await world.ready({ ...auditoria, deletionPolicy: 'Delete' });
    expect(metadata.finalizers).to.deep.equal(['messaging.propalpes.io/delete-topic']);
    await world.until('an Event', async () => (await world.team.events('compania')).length > 0);
    await world.team.delete('PulsarTopic', 'compania');
    await world.team.gone('PulsarTopic', 'compania');
    expect(lines.filter((it) => it.includes('orbidden'))).to.deep.equal([]);
  });

  it('shouldAnswerOnItsManagementPort', async () => {
    const running = await start();
    const body = async (path: string): Promise<string> => (await running.get(path)).body;
    await world.ready();
    await world.until('readiness', isReady);
    expect(await body('/healthz')).to.equal('{"healthy":true,"checks":{"loop":true}}');
    expect(await body('/readyz')).to.equal('{"ready":true,"checks":{"kubernetes":true}}');
    expect(await body('/metrics'))
      .to.match(/^operator_reconciles_total\{kind="PulsarTopic",reason="InSync"\} [1-9]/m)
      .and.match(/^operator_objects\{kind="PulsarTopic",ready="True"\} 1$/m);
  });

  it('shouldCarryOnAfterSigkill', async () => {
    const fleet = new TopicFleet(world, 40);
    await fleet.apply();
    const killed = await start({ CONCURRENCY: '2' });
    await fleet.untilReady(20);
    await killed.kill();
    expect(await fleet.ready()).to.be.lessThan(40);
    await killed.start();
    await fleet.untilReady(40);
    expect(await fleet.inPulsar()).to.deep.equal(fleet.expected);
  });

  it('shouldStopInOrderAtSigterm', async () => {
    const fleet = new TopicFleet(world, 40);
    await fleet.apply();
    const stopped = await start({ CONCURRENCY: '2' });
    await fleet.untilReady(10);
    const began = Date.now();
    expect(await stopped.stop()).to.deep.equal({ code: 0, signal: null });
    expect(Date.now() - began).to.be.lessThan(10_000);
    expect(await fleet.ready()).to.be.lessThan(40);
  });
});
