import { newId } from '@propalpes/seedwork/domain/id';
import { DatabaseProxy } from '@propalpes/seedwork/testing/database-proxy';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { openDatabase } from '@propalpes/seedwork/persistence/connection';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { expect } from 'chai';
import { nuevaOperacion, type EstadoOperacion, type Transicion } from '../../src/domain/operacion.js';
import { OperacionesAbiertasEnMongo } from '../../src/infrastructure/operaciones-abiertas.js';
import { operacionMapping, operacionModel } from '../../src/infrastructure/operacion-repository.js';

const entrada = (fecha: number, estado: EstadoOperacion): Transicion => ({
  fecha,
  causa: 'Algo',
  mensajeId: newId(),
  estado,
});

describe('open operations in the database', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let abiertas: OperacionesAbiertasEnMongo;
  const patience = () => AbortSignal.timeout(20_000);

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('abiertas');
    const model = operacionModel(connection);
    await model.createIndexes();
    abiertas = new OperacionesAbiertasEnMongo(model);
    const save = async (tipo: string, estado: EstadoOperacion, ahora: number, desde?: number) => {
      const plazo = { tipo: 'EXPIRACION', vence: ahora + 1 } as const;
      const inicio = { id: newId(), tipo, agregadoId: newId(), pasos: ['uno'], memoria: {}, plazo };
      const bitacora = desde === undefined ? [] : [entrada(ahora, 'EN_CURSO'), entrada(desde, estado)];
      const operacion = { ...nuevaOperacion({ ...inicio, ahora }), estado, bitacora };
      await model.create({ _id: operacion.id, ...operacionMapping.toFields(operacion), version: 1 });
    };
    await save('UNA', 'EN_CURSO', 3000);
    await save('UNA', 'EN_CURSO', 2000);
    await save('OTRA', 'EN_CURSO', 2500);
    await save('OTRA', 'COMPENSANDO', 1000, 2800);
    await save('UNA', 'COMPENSANDO', 1500);
    await save('SIN_COMENZAR', 'EN_CURSO', 1);
    for (const estado of ['COMPLETADA', 'RECHAZADA', 'FALLIDA', 'SUSTITUIDA', 'COMPENSADA'] as const)
      await save('UNA', estado, 1);
  });

  after(() => sandbox.close());

  it('are counted by kind and state, with since when the oldest is in it; what is over or has not begun is not', async () => {
    expect(await abiertas.count(100, patience())).to.have.deep.members([
      { tipo: 'UNA', estado: 'EN_CURSO', cuantas: 2, desde: 2000 },
      { tipo: 'OTRA', estado: 'EN_CURSO', cuantas: 1, desde: 2500 },
      { tipo: 'OTRA', estado: 'COMPENSANDO', cuantas: 1, desde: 2800 },
      { tipo: 'UNA', estado: 'COMPENSANDO', cuantas: 1, desde: 1500 },
    ]);
  });

  it('are counted up to the limit of each state, the oldest first', async () => {
    expect(await abiertas.count(1, patience())).to.have.deep.members([
      { tipo: 'UNA', estado: 'EN_CURSO', cuantas: 1, desde: 2000 },
      { tipo: 'OTRA', estado: 'COMPENSANDO', cuantas: 1, desde: 2800 },
    ]);
  });

  it('are unavailable while the database is, and break off when the signal says so', async () => {
    const proxy = await DatabaseProxy.open(sandbox);
    const name = sandbox.databaseName('lejos');
    const database = openDatabase({ uri: proxy.uri, name, log: sandbox.log });
    sandbox.defer(() => database.close());
    await database.opened;
    const lejos = new OperacionesAbiertasEnMongo(operacionModel(database.connection));
    expect(await lejos.count(1, patience())).to.deep.equal([]);
    for (const given of [AbortSignal.abort(new DOMException('enough', 'AbortError')), patience()]) {
      if (!given.aborted) await proxy.cut();
      const error: unknown = await lejos.count(1, given).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(Unavailable);
    }
  });
});
