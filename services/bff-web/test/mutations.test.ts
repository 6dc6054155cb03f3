import { expect } from 'chai';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { refusingWhileAway } from '../src/commands-sink.js';
import { TestBff, type Answer } from './support/bff.js';
import { ID, OTHER_ID } from './support/samples.js';

const CREAR = `mutation ($nombre: String, $email: String, $identificacion: String) {
  crearCompania(nombre: $nombre, email: $email, identificacion: $identificacion) {
    mensaje codigo operacion { id estado }
  }
}`;
const datos = { nombre: 'Bancolombia', email: 'contacto@example.com', identificacion: '890903938-8' };

const operacionOf = (answer: Answer, field = 'crearCompania') =>
  (answer.body.data?.[field] as { operacion: { id: string; estado: string } }).operacion;

describe('mutations', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  beforeEach(() => {
    bff.sink.clear();
  });

  it('crearCompania publishes one command keyed by the new company', async () => {
    const answer = await bff.graphql(CREAR, datos);
    expect(answer.status).to.equal(200);
    expect(answer.body.errors).to.equal(undefined);
    expect(bff.sink.encoded).to.have.length(1);
    const [command] = bff.sink.commands;
    expect(command).to.deep.include({ type: 'CrearCompania', data: datos, serviceName: 'bff-web' });
    expect(command!.aggregateVersion).to.equal(null);
    expect(bff.sink.encoded[0]).to.include({ topic: 'comandos/compania', key: command!.aggregateId });
  });

  it('crearCompania answers with the operation to follow', async () => {
    const { body } = await bff.graphql(CREAR, datos);
    expect(body.data!['crearCompania']).to.deep.equal({
      mensaje: 'Procesando mensaje',
      codigo: 202,
      operacion: { id: bff.sink.commands[0]!.correlationId, estado: 'EN_CURSO' },
    });
  });

  it('crearCompania accepts a company with nothing in it: the audit judges that', async () => {
    await bff.graphql('mutation { crearCompania { codigo } }');
    expect(bff.sink.commands[0]!.data).to.deep.equal({ nombre: null, email: null, identificacion: null });
  });

  it('makes message, company and operation ids that sort by time', async () => {
    await bff.graphql(CREAR, datos);
    const { id, aggregateId, correlationId } = bff.sink.commands[0]!;
    for (const one of [id, aggregateId, correlationId]) expect(one[14]).to.equal('7');
    expect(new Set([id, aggregateId, correlationId])).to.have.property('size', 3);
  });

  it('actualizarCompania leaves what is absent alone', async () => {
    await bff.graphql(
      `mutation { actualizarCompania(id: "${ID}", email: "a@b.co", versionEsperada: 3) { codigo } }`,
    );
    expect(bff.sink.commands[0]).to.deep.include({
      type: 'ActualizarCompania',
      aggregateId: ID,
      data: { nombre: null, email: 'a@b.co', identificacion: null, versionEsperada: 3 },
    });
  });

  it('eliminarCompania names the company, in lower case as the services keep it', async () => {
    await bff.graphql(`mutation { eliminarCompania(id: "${ID.toUpperCase()}") { codigo } }`);
    expect(bff.sink.commands[0]).to.deep.include({ type: 'EliminarCompania', aggregateId: ID, data: {} });
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

  it('does not wait for a broker that is known to be away', async () => {
    const sink = refusingWhileAway({ connected: false, publish: () => new Promise(() => undefined) });
    const error: unknown = await sink.publish([]).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Unavailable);
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

  describe('with an idempotency key', () => {
    const withKey = (key: string, usuario = 'ana') => ({ 'idempotency-key': key, 'x-usuario': usuario });
    const identity = () =>
      bff.sink.commands.map(({ id, aggregateId, correlationId }) => [id, aggregateId, correlationId]);

    it('sends the same message for the same operation, however often it is asked', async () => {
      const first = await bff.graphql(CREAR, datos, withKey('k1'));
      const second = await bff.graphql(CREAR, datos, withKey('k1'));
      expect(operacionOf(first)).to.deep.equal(operacionOf(second));
      const [one, two] = identity();
      expect(one).to.deep.equal(two);
    });

    it('makes another payload another operation on the same company', async () => {
      await bff.graphql(CREAR, datos, withKey('k5'));
      await bff.graphql(CREAR, { ...datos, nombre: 'Otra' }, withKey('k5'));
      const [one, two] = identity();
      expect(one![1]).to.equal(two![1]);
      expect(new Set(identity().flat())).to.have.property('size', 5);
    });

    it('tells the same change of two companies apart', async () => {
      for (const id of [ID, OTHER_ID])
        await bff.graphql(`mutation { eliminarCompania(id: "${id}") { codigo } }`, {}, withKey('k6'));
      expect(new Set(identity().flat())).to.have.property('size', 6);
    });

    it('tells users apart', async () => {
      await bff.graphql(CREAR, datos, withKey('k2', 'ana'));
      await bff.graphql(CREAR, datos, withKey('k2', 'luis'));
      expect(new Set(identity().flat())).to.have.property('size', 6);
    });

    it('tells mutations apart', async () => {
      await bff.graphql(CREAR, datos, withKey('k3'));
      await bff.graphql(`mutation { eliminarCompania(id: "${ID}") { codigo } }`, {}, withKey('k3'));
      const [one, two] = identity();
      expect(one![0]).to.not.equal(two![0]);
      expect(one![2]).to.not.equal(two![2]);
    });

    it('tells the two creations of one document apart', async () => {
      await bff.graphql(
        'mutation { uno: crearCompania { codigo } dos: crearCompania { codigo } }',
        {},
        withKey('k4'),
      );
      expect(new Set(identity().flat())).to.have.property('size', 6);
    });

    for (const key of ['a b', 'x'.repeat(201), 'ñ']) {
      it(`refuses the key "${key.slice(0, 5)}" of ${key.length} characters`, async () => {
        const { status, body } = await bff.graphql(CREAR, datos, { 'idempotency-key': key });
        expect(status).to.equal(400);
        expect(body.errors![0]!.extensions).to.include({
          code: 'ENTRADA_INVALIDA',
          campo: 'Idempotency-Key',
        });
        expect(bff.sink.encoded).to.be.empty;
      });
    }
  });

  describe('bad input', () => {
    const cases: [string, string, Record<string, unknown>][] = [
      ['crearCompania(nombre: $v)', 'nombre', { v: 'x'.repeat(201) }],
      ['crearCompania(email: $v)', 'email', { v: 'x'.repeat(321) }],
      ['crearCompania(identificacion: $v)', 'identificacion', { v: 'x'.repeat(65) }],
      ['actualizarCompania(id: $v)', 'id', { v: 'no-uuid' }],
      ['eliminarCompania(id: $v)', 'id', { v: '' }],
    ];
    for (const [call, campo, variables] of cases) {
      it(`${call} names ${campo} and its rule`, async () => {
        const type = call.includes('id: $v') ? 'ID!' : 'String';
        const { body } = await bff.graphql(`mutation ($v: ${type}) { ${call} { codigo } }`, variables);
        expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo });
        expect(body.errors![0]!.extensions['regla']).to.match(/^must /);
        expect(bff.sink.encoded).to.be.empty;
      });
    }

    it('names every wrong field', async () => {
      const long = 'x'.repeat(400);
      const { body } = await bff.graphql(CREAR, { nombre: long, email: long, identificacion: long });
      const errores = body.errors![0]!.extensions['errores'] as { campo: string }[];
      expect(errores.map(({ campo }) => campo)).to.deep.equal(['nombre', 'email', 'identificacion']);
    });

    it('names the field of a literal of the wrong type', async () => {
      const { status, body } = await bff.graphql('mutation { crearCompania(nombre: 5) { codigo } }');
      expect(status).to.equal(400);
      expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'nombre' });
    });

    it('names a variable of the wrong type', async () => {
      const { status, body } = await bff.graphql(CREAR, { email: ['x'] });
      expect(status).to.equal(400);
      expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'email' });
    });
  });
});
