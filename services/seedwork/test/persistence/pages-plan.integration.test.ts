import { expect } from 'chai';
import { mongo, type Model } from 'mongoose';
import { newId } from '../../src/domain/id.js';
import { estados } from '../../src/domain/registro.js';
import { findPage } from '../../src/persistence/pages.js';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '../../src/persistence/registro-document.js';
import { Sandbox } from '../../testing/sandbox.js';
import { registro, type Datos } from '../support/registros.js';

const COMMAND_NOT_FOUND = 59;
const DOCUMENTS = 3000;
const LIMITE = 10;

interface Explained {
  readonly queryPlanner: { readonly winningPlan: unknown };
  readonly executionStats: { readonly totalKeysExamined: number; readonly totalDocsExamined: number };
}

/** MongoDB does, the stand-in does not. */
async function explains(model: Model<RegistroDocument<Datos>>): Promise<boolean> {
  try {
    await model.find().explain('queryPlanner');
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === COMMAND_NOT_FOUND) return false;
    throw error;
  }
}

describe('plans of pages', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let model: Model<RegistroDocument<Datos>>;

  before(async function () {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('plans');
    model = registroModel<Datos>(connection, 'registros', { llave: String });
    if (!(await explains(model))) this.skip();
    await model.createIndexes();
    const mapping = registroMapping<Datos>(() => undefined);
    await model.insertMany(
      Array.from({ length: DOCUMENTS }, (_, number) => {
        const one = registro(estados[number % estados.length]!, { id: newId(), fechaCreacion: number });
        return { _id: one.id, version: 1, ...mapping.toFields(one) };
      }),
    );
  });

  after(() => sandbox.close());

  const filters: Record<string, object> = {
    everything: {},
    'one state': { estado: { $in: ['APROBADA'] } },
    'several states': { estado: { $in: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] } },
  };

  for (const [name, filter] of Object.entries(filters)) {
    for (const fechaCreacion of [DOCUMENTS, DOCUMENTS / 2, 100]) {
      it(`read little more than what is shown of ${name} after ${fechaCreacion}`, async () => {
        const despues = { fechaCreacion, id: newId() };
        const query = findPage(model, filter, { limite: LIMITE, despues });
        const { queryPlanner, executionStats } = (await query.explain(
          'executionStats',
        )) as unknown as Explained;
        expect(JSON.stringify(queryPlanner.winningPlan)).to.not.match(/"stage":"(SORT|COLLSCAN)"/);
        expect(executionStats.totalKeysExamined).to.be.at.most(LIMITE * estados.length);
        expect(executionStats.totalDocsExamined).to.be.at.most(LIMITE * estados.length);
      });
    }
  }
});
