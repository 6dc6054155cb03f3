import { criterioOf } from '@propalpes/seedwork/testing/criterio-of';
import { expect } from 'chai';
import { buscarCompanias, type FiltroCompanias } from '../../src/application/queries/buscar-companias.js';

const criterioDe = (filtro: FiltroCompanias) =>
  criterioOf((companias) => buscarCompanias(companias, filtro, { limite: 50 }));

describe('looking for companies', () => {
  it('leaves tombstones out', async () => {
    expect(await criterioDe({})).to.deep.include({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] });
  });

  it('finds identifications however they are written', async () => {
    const identificaciones = ['890.903.938-8', '899 999 068-1'];
    expect(await criterioDe({ identificaciones })).to.deep.include({ llaves: ['8909039388', '8999990681'] });
  });
});
