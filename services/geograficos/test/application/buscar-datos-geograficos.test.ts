import { criterioOf } from '@propalpes/seedwork/testing/criterio-of';
import { expect } from 'chai';
import { buscarDatosGeograficos } from '../../src/application/queries/buscar-datos-geograficos.js';

describe('looking for geographic data', () => {
  it('leaves tombstones out', async () => {
    expect(
      await criterioOf((geograficos) => buscarDatosGeograficos(geograficos, {}, { limite: 50 })),
    ).to.deep.include({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'] });
  });
});
