import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { expect } from 'chai';
import { nuevaOperacion } from '../../src/domain/operacion.js';
import { OperacionReader } from '../../src/infrastructure/operacion-reader.js';
import { operacionMapping, operacionModel } from '../../src/infrastructure/operacion-repository.js';

describe('the last operations on aggregates', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let reader: OperacionReader;
  let save: (agregadoId: string, ahora: number, id?: string) => Promise<string>;

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('operaciones');
    const model = operacionModel(connection);
    await model.createIndexes();
    reader = new OperacionReader(model);
    save = async (agregadoId, ahora, id = newId()) => {
      const plazo = { tipo: 'EXPIRACION', vence: ahora + 1 } as const;
      const inicio = { id, tipo: 'CREAR_PROPIEDAD', agregadoId, pasos: ['propiedad'], memoria: {} };
      const operacion = nuevaOperacion({ ...inicio, plazo, ahora });
      await model.create({ _id: id, version: 1, ...operacionMapping.toFields(operacion) });
      return id;
    };
  });

  after(() => sandbox.close());

  const lastOn = async (...agregados: string[]) => (await reader.lastOn(agregados)).map(({ id }) => id);

  it('are one for each that any operation was on', async () => {
    const [one, other, unknown] = [newId(), newId(), newId()];
    await save(one, 1);
    const ids = [await save(one, 3), await save(other, 2)];
    await save(one, 2);
    expect(await lastOn(one, unknown, other)).to.have.members(ids);
  });

  it('are those of the greatest id among those of one moment, as in lists', async () => {
    const agregado = newId();
    const [lesser, greater] = [newId(), newId()].sort() as [string, string];
    await save(agregado, 1, greater);
    await save(agregado, 1, lesser);
    expect(await lastOn(agregado)).to.deep.equal([greater]);
  });

  it('are read whole', async () => {
    const agregado = newId();
    const id = await save(agregado, 5);
    expect(await reader.lastOn([agregado])).to.deep.equal([await reader.find(id)]);
  });
});
