import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { newId } from '@propalpes/seedwork/domain/id';
import { DeadLetters, DEAD_LETTER_TOPIC } from '@propalpes/seedwork/messaging/dead-letter';
import { Undeliverable } from '@propalpes/seedwork/messaging/undeliverable';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import type { Message } from 'pulsar-client';
import { Refused } from '../src/cli/refused.js';
import { listLetters, showLetter } from '../src/redrive/look.js';
import { redrive } from '../src/redrive/redrive.js';
import { lettersOf } from '../src/redrive/letters.js';
import { crearCompania } from './support/messages.js';
import { workshopIn, type Bench } from './support/workshop.js';

const origin = { topic: 'comandos/compania', subscription: 'companias' } as const;
const leave = { upTo: 100, yes: false, dryRun: false };
const bug = () => new TypeError('nombre is not a function');
const undecodable = () => new Undeliverable('undecodable', 'this is not Avro');

describe('redrive', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let bench: Bench;
  let letters: DeadLetters;

  before(async () => {
    sandbox = await Sandbox.open([origin.topic, 'eventos/compania', DEAD_LETTER_TOPIC]);
    bench = workshopIn(sandbox);
    letters = new DeadLetters(bench.workshop.broker);
  });

  afterEach(async () => {
    for await (const { done } of lettersOf(bench.workshop)) await done();
    bench.said.length = 0;
  });

  after(async () => {
    await letters.close();
    await sandbox.close();
  });

  const sentTo = async (key: string, topic: string = origin.topic): Promise<Message[]> => {
    const messages = await messagesOf(bench.workshop.broker, topic);
    return messages.filter((message) => message.getPartitionKey() === key);
  };

  /** Sends a message and buries it, as a service does whose handler fails. */
  async function bury(
    error: Error,
    message: EncodedMessage = crearCompania(newId(), 'Casas'),
  ): Promise<EncodedMessage> {
    await bench.workshop.sender.publish([message]);
    const [sent] = await sentTo(message.key);
    await letters.bury(sent!, origin, error);
    return message;
  }

  async function positions(): Promise<string[]> {
    const found: string[] = [];
    for await (const { letter } of lettersOf(bench.workshop)) found.push(letter.position);
    return found;
  }

  it('lists what is there, and counts it by what killed it', async () => {
    const { key } = await bury(bug());
    await bury(undecodable());
    await listLetters(bench.workshop, {}, 100);
    const [, first, second] = bench.said;
    expect(first).to.include('bug').and.include(key).and.include('CrearCompania');
    expect(second).to.include('undecodable').and.include('this is not Avro');
    expect(bench.said.join('\n')).to.match(/bug +[0-9a-f]{16} +comandos\/compania +1/);
  });

  it('leaves what it lists where it is', async () => {
    await bury(bug());
    await listLetters(bench.workshop, {}, 100);
    expect(await positions()).to.have.length(1);
  });

  it('shows what a letter says', async () => {
    await bury(bug(), crearCompania(newId(), 'Casas del Cerro'));
    const [position] = await positions();
    await showLetter(bench.workshop, position!);
    expect(bench.said.join('\n'))
      .to.include('TypeError: nombre is not a function')
      .and.include('Casas del Cerro');
  });

  it('sends the bytes, the key and the properties back as they were, and forgets the letter', async () => {
    const original = await bury(bug());
    expect(await redrive(bench.workshop, { reason: 'bug' }, leave)).to.equal(1);
    const [, again] = await sentTo(original.key);
    expect(again!.getData()).to.deep.equal(original.bytes);
    expect({ ...again!.getProperties() }).to.deep.equal(original.properties);
    expect(await positions()).to.be.empty;
  });

  it('sends back one, or those of a reason, and leaves the others', async () => {
    await bury(undecodable());
    await bury(bug());
    await bury(bug());
    const [first, second, third] = await positions();
    expect(second).to.match(/^\d+:\d+:0$/);
    await redrive(bench.workshop, { position: second! }, leave);
    expect(await positions()).to.deep.equal([first, third]);
    await redrive(bench.workshop, { reason: 'bug' }, leave);
    expect(await positions()).to.deep.equal([first]);
  });

  it('only counts in a dry run', async () => {
    const { key } = await bury(bug());
    expect(await redrive(bench.workshop, { reason: 'bug' }, { ...leave, dryRun: true })).to.equal(1);
    expect(await sentTo(key)).to.have.length(1);
    expect(await positions()).to.have.length(1);
  });

  it('refuses more than it may without a yes, before it sends anything', async () => {
    const { key } = await bury(bug());
    await bury(bug());
    const refusal = await redrive(bench.workshop, { reason: 'bug' }, { ...leave, upTo: 1 }).catch(
      (it: unknown) => it,
    );
    expect(refusal).to.be.instanceOf(Refused);
    expect(await sentTo(key)).to.have.length(1);
    expect(await redrive(bench.workshop, { reason: 'bug' }, { ...leave, upTo: 1, yes: true })).to.equal(2);
  });

  it('does nothing twice: who has handled the message knows it again', async () => {
    const companias = await ServiceProcess.start('companias', {
      ...sandbox.env,
      DATABASE: sandbox.databaseName('companias'),
    });
    sandbox.defer(() => companias.stop('SIGKILL'));
    const { key } = await bury(bug());
    const events = () => sentTo(key, 'eventos/compania');
    await until('created', async () => (await events()).length === 1, 20_000);
    await redrive(bench.workshop, { reason: 'bug' }, leave);
    const [created, again] = await until('told of again', async () => {
      const told = await events();
      return told.length === 2 && told;
    });
    expect(again!.getData()).to.deep.equal(created!.getData());
    const company = await companias.rest(`/ingestion/compania-query/${key}`);
    expect(await company.json()).to.include({ version: 1, estado: 'PENDIENTE' });
  });
});
