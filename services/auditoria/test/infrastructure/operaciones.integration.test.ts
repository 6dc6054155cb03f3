import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { expect } from 'chai';
import type { Model } from 'mongoose';
import type { Operacion } from '../../src/domain/operacion.js';
import {
  operacionModel,
  operacionRepository,
  type OperacionDocument,
} from '../../src/infrastructure/operacion-repository.js';
import { OperacionesVencidasEnMongo } from '../../src/infrastructure/operaciones-vencidas.js';
import { Escenario } from '../support/escenario.js';
import * as de from '../support/mensajes-de-propiedad.js';

describe('operations in the database', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let model: Model<OperacionDocument>;

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('operaciones');
    model = operacionModel(connection);
    await model.createIndexes();
  });

  after(() => sandbox.close());

  async function guardar(operacion: Operacion): Promise<Operacion> {
    const nueva = { ...operacion, id: newId(), version: 1 };
    const repository = operacionRepository(model);
    await repository.save(repository.unseen(nueva.id), nueva, { messageId: newId(), outbox: [] });
    return nueva;
  }

  it('come back as they were saved, with what they remember and their log', async () => {
    const guardada = await guardar(Escenario.nuevo().on(de.registrar, de.creada).operacion);
    const { state } = await operacionRepository(model).load(guardada.id);
    expect(state).to.deep.equal(guardada);
  });

  it('come back without what was not kept yet when they began', async () => {
    const { id } = await guardar(Escenario.nuevo().on(de.registrar).operacion);
    await model.updateOne({ _id: id }, { $unset: { memoria: 1, plazo: 1, bitacora: 1 } });
    const { state } = await operacionRepository(model).load(id);
    expect(state).to.deep.include({ memoria: {}, plazo: null, bitacora: [] });
  });

  it('are due when their time has come, the oldest first, and not when they are over', async () => {
    await model.deleteMany({});
    const conPlazo = (vence: number | null) =>
      guardar({
        ...Escenario.nuevo().on(de.registrar).operacion,
        plazo: vence === null ? null : { tipo: 'EXPIRACION', vence },
      });
    const [segunda, primera] = [await conPlazo(2000), await conPlazo(1000), await conPlazo(null)];
    await conPlazo(2001);
    const vencidas = new OperacionesVencidasEnMongo(model);
    expect(await vencidas.find(2000, 10)).to.deep.equal([
      { id: primera.id, vence: 1000 },
      { id: segunda.id, vence: 2000 },
    ]);
    expect(await vencidas.find(2000, 1)).to.deep.equal([{ id: primera.id, vence: 1000 }]);
    const tambien = await conPlazo(1000);
    const [una] = await vencidas.find(2000, 1);
    const [otra] = await vencidas.find(2000, 1, [una!]);
    expect([una!.id, otra!.id]).to.have.members([primera.id, tambien.id]);
    expect(await vencidas.find(2000, 10, [una!, otra!])).to.deep.equal([{ id: segunda.id, vence: 2000 }]);
  });
});
