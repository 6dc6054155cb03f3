import { testBadInput } from '@propalpes/seedwork/testing/suites/bad-input';
import { api } from './support/propiedades.js';

describe('bad input to propiedades', function () {
  this.timeout(60_000);
  testBadInput({ api, filtros: ['identificacion_catastral', 'nit'] });
});
