import { criterioOf } from '@propalpes/seedwork/testing/criterio-of';
import { expect } from 'chai';
import { buscarCompanias, type FiltroCompanias } from '../../src/application/queries/buscar-companias.js';

const criterioDe = (filtro: FiltroCompanias) =>
  criterioOf((companias) => buscarCompanias(companias, filtro, { limite: 50 }));

describe('looking for companies', () => {
  it('leaves tombstones out', async () => {
    expect(await criterioDe({})).to.deep.include({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] });
  });

  it('finds an identification however it is written', async () => {
    expect(await criterioDe({ identificacion: '890.903.938-8' })).to.include({ llave: '8909039388' });
  });
});
