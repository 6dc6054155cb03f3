import { testQueries } from '@propalpes/seedwork/testing/suites/queries';
import { api, sample } from './support/geograficos.js';

describe('queries of geograficos', function () {
  this.timeout(60_000);
  testQueries({ api, sample });
});
