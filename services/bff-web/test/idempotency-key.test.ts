import { expect } from 'chai';
import { TestBff, type Answer } from './support/bff.js';
import { CREAR, datos } from './support/crear-compania.js';
import { ID, OTHER_ID } from './support/samples.js';

describe('a mutation with an idempotency key', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  beforeEach(() => {
    bff.sink.clear();
  });

  const operacionOf = (answer: Answer) =>
    (answer.body.data?.['crearCompania'] as { operacion: { id: string; estado: string } }).operacion;
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
