import { testQueries } from '@propalpes/seedwork/testing/suites/queries';
import { api, sample } from './support/propiedades.js';

describe('queries of propiedades', function () {
  this.timeout(60_000);
  testQueries({
    api,
    sample,
    searches: {
      '?identificacion_catastral=25001000000000000003': [3],
      '?identificacion_catastral=25-001-00-00-0000-000-0003': [3],
      '?identificacion_catastral=25001000000000000001': [],
      '?nit=890903938-8': [3, 5, 7],
      '?nit=8001972684&limite=2': [2, 4, 6],
      '?nit=8001972684&identificacion_catastral=25001000000000000003': [],
      '?nit=890903938-8&estado=ELIMINADA': [1],
      '?nit=-': [],
    },
  });
});
