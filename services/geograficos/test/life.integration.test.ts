import { newId } from '@propalpes/seedwork/domain/id';
import { testLife } from '@propalpes/seedwork/testing/suites/life';
import { expect } from 'chai';
import { api, datos, sample } from './support/geograficos.js';

describe('life of geographic data', function () {
  this.timeout(60_000);
  const service = testLife({ api, datos, sample, unique: false });

  it('is lived under the id of the property that they were sent for, once', async () => {
    const propiedad = newId();
    const sent = { ...sample(7), propiedad_id: propiedad.toUpperCase() };
    expect(await service().create(sent)).to.include({ id: propiedad });
    await service().create({ ...sent, latitud: '0' });
    await service().update(propiedad, { longitud: '-75' });
    await service().find(propiedad);
    expect((await service().pages(`?ids=${propiedad}`)).flat()).to.have.length(1);
  });
});
