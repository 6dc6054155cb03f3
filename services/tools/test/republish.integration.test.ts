import { DEAD_LETTER_TOPIC } from '@propalpes/seedwork/messaging/dead-letter';
import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import type { Message } from 'pulsar-client';
import { Refused } from '../src/cli/refused.js';
import { republish } from '../src/republish/republish.js';
import { crearCompania } from './support/messages.js';
import { workshopIn, type Bench } from './support/workshop.js';

const leave = { upTo: 100, yes: false, dryRun: false };
const ids = [newId(), newId(), newId()] as const;

describe('republish', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let bench: Bench;

  before(async () => {
    sandbox = await Sandbox.open(['comandos/compania', 'eventos/compania', DEAD_LETTER_TOPIC]);
    bench = workshopIn(sandbox);
    const DATABASE = sandbox.databaseName('companias');
    const companias = await ServiceProcess.start('companias', { ...sandbox.env, DATABASE });
    sandbox.defer(() => companias.stop('SIGKILL'));
    await bench.workshop.sender.publish(ids.map((id) => crearCompania(id, 'Casas')));
    await until('created', async () => (await told()).length === ids.length, 20_000);
  });

  after(() => sandbox.close());

  const told = (): Promise<Message[]> => messagesOf(bench.workshop.broker, 'eventos/compania');

  /** What is told more because of `work`. */
  async function moreToldBy(work: () => Promise<unknown>): Promise<Message[]> {
    const before = (await told()).length;
    await work();
    return (await told()).slice(before);
  }

  it('tells again, byte by byte, what the receipts of a document remember', async () => {
    const [first] = (await told()).filter((message) => message.getPartitionKey() === ids[0]);
    const again = await moreToldBy(() =>
      republish(bench.workshop, 'companias', { _id: { $in: [ids[0]] } }, leave),
    );
    expect(again.map((message) => message.getData())).to.deep.equal([first!.getData()]);
    expect({ ...again[0]!.getProperties() }).to.deep.equal({ ...first!.getProperties() });
  });

  it('takes all that changed since a time', async () => {
    const hourAgo = { fechaActualizacion: { $gte: new Date(Date.now() - 3_600_000) } };
    const again = await moreToldBy(() => republish(bench.workshop, 'companias', hourAgo, leave));
    expect(again.map((message) => message.getPartitionKey())).to.have.members([...ids]);
  });

  it('finds nothing that changed later than now', async () => {
    const tomorrow = { fechaActualizacion: { $gte: new Date(Date.now() + 86_400_000) } };
    expect(await republish(bench.workshop, 'companias', tomorrow, leave)).to.equal(0);
  });

  it('refuses more documents than it may without a yes, and counts them in a dry run', async () => {
    const all = { _id: { $in: [...ids] } };
    const again = await moreToldBy(async () => {
      const refusal = await republish(bench.workshop, 'companias', all, { ...leave, upTo: 2 }).catch(
        (it: unknown) => it,
      );
      expect(refusal).to.be.instanceOf(Refused);
      const counted = await republish(bench.workshop, 'companias', all, { ...leave, dryRun: true });
      expect(counted).to.equal(ids.length);
    });
    expect(again).to.be.empty;
  });
});
