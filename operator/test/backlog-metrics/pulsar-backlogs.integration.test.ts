import { expect } from 'chai';
import { until } from '@propalpes/local/process/until';

import { pulsarBacklogs } from '../../src/backlog-metrics/pulsar-backlogs.js';
import { requireBroker, Sandbox } from '../integration/real-broker.js';
import { Traffic } from './traffic.js';

describe('pulsarBacklogs on a real broker', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let traffic: Traffic;

  before(requireBroker);

  beforeEach(async () => {
    sandbox = new Sandbox();
    const subscriptions = [{ name: 'companias' }, { name: 'auditoria' }];
    await sandbox.apply(sandbox.desired({ partitions: 2, subscriptions }));
    traffic = new Traffic(sandbox.topic);
  });

  afterEach(async () => {
    await traffic.close();
    await sandbox.remove();
  });

  const backlogs = async (topic = sandbox.topic): Promise<Record<string, number>> =>
    Object.fromEntries((await pulsarBacklogs(sandbox.admin).of(topic)) ?? []);

  it('knows subscriptions without backlog', async () => {
    expect(await backlogs()).to.deep.equal({ companias: 0, auditoria: 0 });
  });

  it('counts what each subscription has not acknowledged, on all partitions', async () => {
    await traffic.produce(20);
    await traffic.consume('companias', 15);
    const reached = async () => (await backlogs())['companias'] === 5;
    await until(reached, { what: 'a backlog of 5', withinMs: 10_000 });
    expect(await backlogs()).to.deep.equal({ companias: 5, auditoria: 20 });
  });

  it('leaves out a subscription that lacks on one partition', async () => {
    await sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-1/subscription/companias`);
    expect(await backlogs()).to.deep.equal({ auditoria: 0 });
  });

  it('knows nothing when a partition is missing', async () => {
    await sandbox.byHand('DELETE', `${sandbox.topicPath()}-partition-1?force=true`);
    expect(await backlogs().catch(String)).to.match(/unavailable: 1 of 2 partitions are served/);
  });

  it('asks once', async () => {
    sandbox.requests.length = 0;
    await backlogs();
    expect(sandbox.requests).to.have.length(1);
  });

  it('knows that a topic does not exist', async () => {
    const missing = `persistent://${sandbox.namespace}/nada`;
    expect(await pulsarBacklogs(sandbox.admin).of(missing)).to.equal(undefined);
  });
});
