import type { Criterio } from '@propalpes/seedwork/application/registro-finder';
import { expect } from 'chai';
import { buscarCompanias, type FiltroCompanias } from '../../src/application/queries/buscar-companias.js';
import { compania, ID } from '../support/companias.js';

/** What the repository is asked for, or `nothing` when it is not asked. */
async function criterioDe(filtro: FiltroCompanias): Promise<Criterio | 'nothing'> {
  let asked: Criterio | 'nothing' = 'nothing';
  const finder = {
    find: () => Promise.resolve(undefined),
    list: (criterio: Criterio) => {
      asked = criterio;
      return Promise.resolve([compania()]);
    },
  };
  await buscarCompanias(finder, filtro, { limite: 50 });
  return asked;
}

describe('looking for companies', () => {
  it('leaves tombstones out', async () => {
    expect(await criterioDe({})).to.deep.include({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] });
  });

  it('shows tombstones to who asks for their state', async () => {
    expect(await criterioDe({ estado: 'ELIMINADA' })).to.deep.include({ estados: ['ELIMINADA'] });
  });

  it('shows tombstones to who asks for their ids', async () => {
    expect(await criterioDe({ ids: [ID] })).to.deep.include({ estados: undefined, ids: [ID] });
  });

  it('finds an identification however it is written', async () => {
    expect(await criterioDe({ identificacion: '890.903.938-8' })).to.include({ llave: '8909039388' });
  });

  it('finds nobody by an identification that says nothing', async () => {
    expect(await criterioDe({ identificacion: '-' })).to.equal('nothing');
  });
});
