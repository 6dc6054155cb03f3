import { testLife } from '@propalpes/seedwork/testing/suites/life';
import { api, datos, sample } from './support/propiedades.js';

describe('life of a property', function () {
  this.timeout(60_000);
  testLife({ api, datos, sample, unique: true });
});
