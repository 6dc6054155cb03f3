import { metric } from '@propalpes/seedwork/testing/metric';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { text } from 'node:stream/consumers';
import { EVENTOS, TestBff } from '../support/bff.js';
import { ID, OTHER_ID, operacionJson } from '../support/samples.js';
import { SubscriptionClient } from '../support/subscription-client.js';

const seguir = `subscription { operacion(id: "${ID}") { id estado pasos { nombre estado } } }`;

describe('subscription operacion', () => {
  let bff: TestBff;
  let clients: SubscriptionClient[];

  beforeEach(async () => {
    bff = new TestBff();
    clients = [];
    await bff.start({}, { STREAM_MAX_CLIENTS: '5', STREAM_HEARTBEAT_MS: '100', UPSTREAM_TIMEOUT_MS: '2000' });
    is('EN_CURSO');
  });

  afterEach(async () => {
    for (const client of clients) client.close();
    await bff.stop();
  });

  async function subscribe(query = seguir, accept = 'text/event-stream'): Promise<SubscriptionClient> {
    const client = await SubscriptionClient.open(`${bff.url}/v1`, query, accept);
    clients.push(client);
    return client;
  }

  /** What auditoria answers from now on; the event that tells of it comes with `happens`. */
  function is(estado: string, more: object = {}): void {
    bff.auditoria.answerJson({ ...operacionJson(), estado, ...more });
  }

  function happens(operacion = ID): void {
    bff.topics.publish(EVENTOS, operacion);
    bff.source.deliverAll();
  }

  const estados = ({ results }: SubscriptionClient) =>
    results.map(({ data }) => (data as { operacion: { estado: string } }).operacion.estado);
  const times = (labels: Record<string, string>) =>
    metric(
      'graphql_operation_duration_seconds',
      { type: 'subscription', field: 'operacion', ...labels },
      '_count',
    );
  const open = () => metric('bff_streams_open', { kind: 'suscripcion' });
  const nothingLeft = () => until('nothing left', async () => (await open()) === 0 && bff.feed.waiting === 0);

  it('tells an operation as it is, and again when it has changed, and ends with it', async () => {
    const client = await subscribe();
    await client.received(1);
    is('COMPENSANDO');
    happens();
    await client.received(2);
    is('COMPENSADA');
    happens();
    await until('completed', () => client.completed);
    expect(estados(client)).to.deep.equal(['EN_CURSO', 'COMPENSANDO', 'COMPENSADA']);
    await nothingLeft();
  });

  it('is over at once for an operation that is over', async () => {
    is('COMPLETADA');
    const client = await subscribe();
    await until('completed', () => client.completed);
    expect(estados(client)).to.deep.equal(['COMPLETADA']);
  });

  it('waits for an operation that auditoria does not know yet', async () => {
    bff.auditoria.answerJson({}, 404);
    const client = await subscribe();
    await until('asked', () => bff.auditoria.asked.length > 0);
    is('EN_CURSO');
    happens();
    await client.received(1);
  });

  it('waits a little when auditoria hears of an event later than it does', async () => {
    const client = await subscribe();
    await client.received(1);
    const asked = bff.auditoria.asked.length;
    happens();
    await until('asked in vain', () => bff.auditoria.asked.length > asked);
    is('RECHAZADA');
    await until('completed', () => client.completed);
  });

  it('leaves auditoria alone when the events of others come', async () => {
    const client = await subscribe();
    await client.received(1);
    await until('follows', () => bff.feed.waiting === 1);
    const asked = bff.auditoria.asked.length;
    for (let event = 0; event < 50; event += 1) happens(OTHER_ID);
    await until('all seen', () => bff.feed.waiting === 1);
    expect(bff.auditoria.asked).to.have.length(asked);
  });

  it('waits for auditoria when it is away for a moment', async () => {
    const client = await subscribe();
    await client.received(1);
    const asked = bff.auditoria.asked.length;
    bff.auditoria.answerJson({}, 500);
    happens();
    await until('asked in vain', () => bff.auditoria.asked.length > asked);
    is('FALLIDA');
    await until('completed', () => client.completed);
    expect(estados(client)).to.deep.equal(['EN_CURSO', 'FALLIDA']);
  });

  it('ends with an error that may be tried again when auditoria stays away', async () => {
    const client = await subscribe();
    await client.received(1);
    bff.auditoria.answerJson({}, 500);
    happens();
    await until('completed', () => client.completed);
    const { extensions } = client.results.at(-1)!.errors![0]!;
    expect(extensions).to.include({ code: 'SERVICIO_NO_DISPONIBLE', retryable: true });
  });

  it('shows that it lives while nothing happens', async () => {
    const client = await subscribe();
    await until('beats', () => client.comments >= 3);
  });

  it('leaves nothing behind when the client is gone', async () => {
    await Promise.all(Array.from({ length: 5 }, () => subscribe()));
    await until('followed', () => bff.feed.waiting === 5);
    for (const client of clients) client.close();
    await nothingLeft();
  });

  it('has room for so many', async () => {
    await Promise.all(Array.from({ length: 5 }, () => subscribe()));
    const { response } = await subscribe();
    expect(response.statusCode).to.equal(503);
    expect(response.headers['retry-after']).to.equal('5');
  });

  it('is not called complete when the process stops', async () => {
    const client = await subscribe();
    await client.received(1);
    await bff.stop();
    await until('ended', () => client.ended);
    expect(client.completed).to.be.false;
  });

  it('is refused to those who take no event stream', async () => {
    const { response } = await subscribe(seguir, 'application/json');
    expect(response.statusCode).to.equal(406);
    await nothingLeft();
  });

  it('is counted as what came of it: begun, our failure where there is no room, and not where the client errs', async () => {
    const told = async () => [
      await times({ outcome: 'ok' }),
      await times({ outcome: 'error' }),
      await metric('graphql_operations_failed_total', { type: 'subscription' }),
    ];
    const before = await told();
    await Promise.all(Array.from({ length: 5 }, () => subscribe()));
    await subscribe();
    await subscribe(seguir, 'application/json');
    const more = (await told()).map((count, index) => count - before[index]!);
    expect(more).to.deep.equal([5, 2, 1]);
  });

  it('is refused like any other document that is not valid', async () => {
    for (const query of ['subscription { operacion { id } }', 'subscription { operacion(id: "1") { id } }']) {
      const { response } = await subscribe(query);
      expect(response.statusCode).to.equal(400);
    }
  });

  it('is bounded by what it may cost', async () => {
    await bff.stop();
    bff = new TestBff();
    await bff.start({ maxCost: 5 });
    const { response } = await subscribe();
    expect(response.statusCode).to.equal(400);
    expect(await text(response)).to.include('LIMITE_EXCEDIDO');
  });
});
