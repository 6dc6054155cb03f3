import { expect } from 'chai';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { TestBff } from './support/bff.js';
import { CREAR, datos } from './support/crear-compania.js';

describe('mutations', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  beforeEach(() => {
    bff.sink.clear();
  });

  it('makes message, company and operation ids that sort by time', async () => {
    await bff.graphql(CREAR, datos);
    const { id, aggregateId, correlationId } = bff.sink.commands[0]!;
    for (const one of [id, aggregateId, correlationId]) expect(one[14]).to.equal('7');
    expect(new Set([id, aggregateId, correlationId])).to.have.property('size', 3);
  });

  it('continues the trace of the request', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await bff.graphql(CREAR, datos, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(bff.sink.encoded[0]!.properties['traceparent']).to.include(traceId);
  });

  it('answers only when the broker has acknowledged', async () => {
    const events: string[] = [];
    bff.sink.acknowledge = () =>
      new Promise((resolve) => {
        setTimeout(() => {
          events.push('acknowledged');
          resolve();
        }, 50);
      });
    await bff.graphql(CREAR, datos);
    events.push('answered');
    expect(events).to.deep.equal(['acknowledged', 'answered']);
  });

  it('refuses with a code and retryable when the broker is away', async () => {
    bff.sink.acknowledge = () => Promise.reject(new Unavailable('comandos/compania', 'timeout'));
    const { status, body } = await bff.graphql(CREAR, datos);
    expect(status).to.equal(200);
    expect(body.data).to.deep.equal({ crearCompania: null });
    expect(body.errors![0]!.extensions).to.deep.equal({ code: 'BROKER_NO_DISPONIBLE', retryable: true });
  });

  it('keeps what one mutation accepted when the next one fails', async () => {
    let calls = 0;
    bff.sink.acknowledge = () =>
      calls++ === 0 ? Promise.resolve() : Promise.reject(new Unavailable('comandos/compania', 'timeout'));
    const { body } = await bff.graphql(
      'mutation { uno: crearCompania { operacion { id } } dos: crearCompania { operacion { id } } }',
    );
    expect(body.data!['uno']).to.not.equal(null);
    expect(body.data!['dos']).to.equal(null);
    expect(body.errors).to.have.nested.property('[0].path[0]', 'dos');
  });

  it('masks a bug and logs it with the ids of the request', async () => {
    bff.sink.acknowledge = () => Promise.reject(new TypeError('secret detail'));
    const { body, headers } = await bff.graphql(CREAR, datos);
    expect(body.errors![0]!.extensions).to.deep.equal({ code: 'INTERNAL' });
    expect(JSON.stringify(body)).to.not.include('secret');
    const line = bff.lines.find(({ msg }) => msg === 'a resolver has a bug');
    expect(line).to.have.nested.property('err.message', 'secret detail');
    expect(line).to.include({ requestId: headers.get('x-request-id') });
    expect(line).to.include({ correlationId: bff.sink.commands[0]!.correlationId });
  });
});
