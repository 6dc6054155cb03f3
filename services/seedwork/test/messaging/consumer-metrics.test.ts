import { expect } from 'chai';
import { register } from 'prom-client';
import { ConsumerMetrics } from '../../src/messaging/consumer-metrics.js';
import { PublishMetrics } from '../../src/messaging/publish-metrics.js';
import { metric } from '../../testing/metric.js';

const topic = 'eventos/geografico';
const type = 'DatosGeograficosCreados';

describe('metrics of messages', () => {
  let metrics: ConsumerMetrics;

  before(() => {
    metrics = new ConsumerMetrics(topic);
  });

  it('call a type by its name where the catalogue has it, and any other other', () => {
    const types = [type, 'CompaniaCreada', 'constructor', '', undefined];
    expect(types.map((it) => metrics.labelOf(it))).to.deep.equal([type, 'other', 'other', 'other', 'other']);
  });

  it('tell what became of a message, how long it took and how old it was', async () => {
    metrics.handled(type, 'refused', 0.5, 2);
    expect(await metric('propalpes_messages_handled_total', { topic, type, outcome: 'refused' })).to.equal(1);
    expect(await metric('propalpes_message_handle_seconds', { topic, type }, '_sum')).to.equal(0.5);
    expect(await metric('propalpes_message_age_seconds', { topic }, '_sum')).to.equal(2);
  });

  it('begin at 0 for what comes again, so that the first one is seen', async () => {
    const text = await register.getSingleMetricAsString('propalpes_messages_handled_total');
    expect(text).to.include(`{topic="${topic}",type="${type}",outcome="repeated"} 0`);
  });

  it('take no age from a broker whose clock is ahead', async () => {
    const sum = () => metric('propalpes_message_age_seconds', { topic }, '_sum');
    const before = await sum();
    metrics.handled(type, 'done', 0, -3);
    expect(await sum()).to.equal(before);
  });

  for (const [said, kind] of [
    ['Failed to send message: TimeOut', 'timeout'],
    ['Failed to send message: ProducerQueueIsFull', 'queue_full'],
    ['Failed to send message: AlreadyClosed', 'no_producer'],
    ['Failed to send message: MessageTooBig', 'other'],
  ] as const)
    it(`count "${said}" as ${kind}`, async () => {
      const failures = () => metric('propalpes_publish_failures_total', { topic, kind });
      const publishing = new PublishMetrics(topic);
      const before = await failures();
      publishing.failed(new Error(said));
      expect(await failures()).to.equal(before + 1);
    });
});
