import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { Sistema } from '../support/sistema.js';
import { StreamClient } from '../support/stream-client.js';
import { SubscriptionClient } from '../support/subscription-client.js';

describe('operations, live', function () {
  this.timeout(60_000);
  let sistema: Sistema;

  before(async () => {
    sistema = await Sistema.start();
    await until(
      'the feed',
      async () => (await new StreamClient().connect(`${sistema.url}/stream`)).statusCode === 200,
    );
  });

  after(() => sistema.close());

  const crear = (identificacion: string) =>
    sistema.send(
      `crearCompania(nombre: "Alpes", email: "hola@alpes.co", identificacion: "${identificacion}")`,
    );

  it('are followed from the mutation to their end', async () => {
    const id = await crear('890903938-8');
    const query = `subscription { operacion(id: "${id}") { estado pasos { nombre estado } } }`;
    const client = await SubscriptionClient.open(`${sistema.url}/v1`, query, 'text/event-stream');
    await until('completed', () => client.completed);
    const estados = client.results.map(({ data }) => (data!['operacion'] as { estado: string }).estado);
    expect(estados.at(-1)).to.equal('COMPLETADA');
    expect(estados.slice(0, -1).every((estado) => estado === 'EN_CURSO')).to.be.true;
  });

  it('are seen event by event by those who ask for them', async () => {
    const client = await StreamClient.following(`${sistema.url}/stream`);
    const id = await crear('890903938-7');
    // the end of the operation of another test may still be on its way
    const told = () =>
      client.events
        .filter(({ data }) => (data as { correlation_id: string }).correlation_id === id)
        .map(({ type }) => type);
    await until('over', () => told().includes('OperacionFinalizada'));
    client.close();
    expect(told()).to.have.members(['CompaniaCreada', 'CompaniaRechazada', 'OperacionFinalizada']);
  });
});
