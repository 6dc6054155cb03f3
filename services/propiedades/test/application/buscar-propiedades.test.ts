import { criterioOf } from '@propalpes/seedwork/testing/criterio-of';
import { expect } from 'chai';
import {
  buscarPropiedades,
  type FiltroPropiedades,
} from '../../src/application/queries/buscar-propiedades.js';

const criterioDe = (filtro: FiltroPropiedades) =>
  criterioOf((propiedades) => buscarPropiedades(propiedades, filtro, { limite: 50 }));

describe('looking for properties', () => {
  it('leaves tombstones out', async () => {
    expect(await criterioDe({})).to.deep.include({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] });
  });

  it('finds a cadastral number however it is written', async () => {
    const identificacionCatastral = '25-001-00-00-0000-000-1234';
    expect(await criterioDe({ identificacionCatastral })).to.deep.include({
      llaves: ['25001000000000001234'],
    });
  });

  it('finds those of a company however its NIT is written', async () => {
    expect(await criterioDe({ nit: '890.903.938-8' })).to.include({ grupo: '8909039388', llaves: undefined });
  });
});
