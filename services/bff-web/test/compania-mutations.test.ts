import { expect } from 'chai';
import { TestBff } from './support/bff.js';
import { CREAR, datos } from './support/crear-compania.js';
import { ID } from './support/samples.js';

describe('mutations of companies', () => {
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
