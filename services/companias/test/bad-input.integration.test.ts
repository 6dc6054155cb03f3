import { testBadInput } from '@propalpes/seedwork/testing/suites/bad-input';
import { api } from './support/companias.js';

describe('bad input to companias', function () {
  this.timeout(60_000);
  testBadInput({ api, filtros: ['identificacion'] });
});
