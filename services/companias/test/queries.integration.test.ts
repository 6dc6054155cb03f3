import { testQueries } from '@propalpes/seedwork/testing/suites/queries';
import { api } from './support/companias.js';

describe('queries of companias', function () {
  this.timeout(60_000);
  testQueries({
    api,
    sample: (number) => ({ nombre: `Casas ${number}`, identificacion: `10000000${number}-1` }),
    searches: {
      '?identificacion=100000003-1': [3],
      '?identificacion=1000000031': [3],
      '?identificacion=100.000.003-1': [3],
      '?identificacion=100.000.003-1,1000000051,-': [3, 5],
      '?identificacion=100000001-1': [],
      '?identificacion=-': [],
    },
  });
});
