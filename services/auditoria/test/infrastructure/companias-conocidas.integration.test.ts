import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { expect } from 'chai';
import type { CompaniasConocidas } from '../../src/application/companias-conocidas.js';
import type { NoticiaDeCompania } from '../../src/domain/compania-conocida.js';
import {
  companiaConocidaModel,
  CompaniasConocidasEnMongo,
} from '../../src/infrastructure/companias-conocidas.js';

describe('known companies', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let conocidas: CompaniasConocidas;

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('conocidas');
    const model = companiaConocidaModel(connection);
    await model.createIndexes();
    conocidas = new CompaniasConocidasEnMongo(model);
  });

  after(() => sandbox.close());

  /** News of one company with a NIT of its own. */
  function compania() {
    const [id, nit] = [newId(), newId()];
    return {
      nit,
      registrar: (version: number, cambio: Partial<NoticiaDeCompania> = {}) =>
        conocidas.registrar({ id, version, nit, vigente: true, ...cambio }),
    };
  }

  it('do not include a NIT that nobody has', async () => {
    expect(await conocidas.conoce(newId())).to.be.false;
  });

  it('include the NIT of one that was registered', async () => {
    const { nit, registrar } = compania();
    await registrar(1);
    expect(await conocidas.conoce(nit)).to.be.true;
  });

  it('change nothing when the same news comes twice', async () => {
    const { nit, registrar } = compania();
    await registrar(1);
    await registrar(1);
    expect(await conocidas.conoce(nit)).to.be.true;
  });

  it('do not go back to what older news says', async () => {
    const { nit, registrar } = compania();
    await registrar(2, { vigente: false });
    await registrar(1);
    expect(await conocidas.conoce(nit)).to.be.false;
  });

  it('forget the NIT that a company gave up', async () => {
    const { nit, registrar } = compania();
    const nuevo = newId();
    await registrar(1);
    await registrar(2, { nit: nuevo });
    expect([await conocidas.conoce(nit), await conocidas.conoce(nuevo)]).to.deep.equal([false, true]);
  });

  it('know again one that was rejected and then changed', async () => {
    const { nit, registrar } = compania();
    await registrar(1);
    await registrar(2, { vigente: false });
    await registrar(3);
    expect(await conocidas.conoce(nit)).to.be.true;
  });

  it('end with the newest news when all of it comes at once', async () => {
    const { nit, registrar } = compania();
    const versiones = Array.from({ length: 20 }, (_, index) => index + 1);
    await Promise.all(versiones.map((version) => registrar(version, { vigente: version === 20 })));
    expect(await conocidas.conoce(nit)).to.be.true;
  });

  it('know a NIT for as long as any company has it', async () => {
    const [una, otra] = [compania(), compania()];
    await una.registrar(1);
    await otra.registrar(1, { nit: una.nit });
    await una.registrar(2, { vigente: false });
    expect(await conocidas.conoce(una.nit)).to.be.true;
  });
});
